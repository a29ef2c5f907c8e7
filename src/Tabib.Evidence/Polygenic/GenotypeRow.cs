using Tabib.Core.Genome;
using Tabib.Core.Kernels;

namespace Tabib.Evidence.Polygenic;

/// <summary>What a block keeps of one variant beside its packed codes.</summary>
internal struct GenotypeRow
{
    public int Variant;

    public ChromosomeKind Kind;

    /// <summary>Codes alone say everything: two copies of each chromosome, one ALT allele, no dosages.</summary>
    public bool IsSimple;

    /// <summary>The block has the dosages of the one ALT allele.</summary>
    public bool HasDosages;

    /// <summary>Of the first ALT allele; NaN where nobody has a call. Set only where a genotype is missing, and for dosages.</summary>
    public double Frequency;

    public bool HasMissing;

    /// <summary>Of a simple row, where there are more than a few samples.</summary>
    public GenotypeCounts Counts;
}
