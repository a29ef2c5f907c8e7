using Tabib.Core.Outcomes;
using Tabib.Ingest.Plink;
using Tabib.Ingest.Vcf;

namespace Tabib.Record.Genotypes;

/// <summary>A block of variants made ready to be written; used again when it was.</summary>
internal sealed class EncodedVariants(PvarColumns columns)
{
    public PgenBlock Genotypes { get; } = new();

    public PvarLines Lines { get; } = new(columns);

    /// <summary>What was wrong in the block and did not stop it.</summary>
    public ProblemTally Problems { get; private set; } = new();

    /// <summary>The place of the source behind the block, where it has places.</summary>
    public VariantFilePlace? Behind { get; set; }

    public void Clear()
    {
        Behind = null;
        Genotypes.Clear();
        Lines.Clear();
        Problems = new ProblemTally();
    }
}
