using System.Buffers.Text;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Vcf;

namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>Whether AD may speak against a heterozygous genotype: where the header says one number for each allele, or does not describe it.</summary>
internal sealed record AlleleDepthRule(bool IsUsed, Problem? Problem)
{
    public static AlleleDepthRule Of(VcfHeader header, string path)
    {
        var definition = header.FindFormat("AD"u8);
        if (definition is null) return new AlleleDepthRule(true, new Problem("PGX007", ProblemSeverity.Warning, "AD is used, though the header does not describe it.", new ProblemLocation(path), "Describe AD with Number=R."));
        return definition.Number.Kind switch
        {
            VcfNumberKind.Alleles => new AlleleDepthRule(true, null),
            // A number that is none is read as unknown too: only a stated point is unknown.
            VcfNumberKind.Unknown when header.Lines.Any(line => line.StartsWith("##FORMAT=", StringComparison.Ordinal) && line.Contains("ID=AD,", StringComparison.Ordinal) && line.Contains("Number=.", StringComparison.Ordinal)) => new AlleleDepthRule(false, null),
            _ => new AlleleDepthRule(false, new Problem("PGX007", ProblemSeverity.Warning, "AD is not used: the header does not say that it has one number for each allele.", new ProblemLocation(path), "Describe AD with Number=R.")),
        };
    }

    /// <summary>Whether exactly one allele has reads.</summary>
    public bool OneAlleleAlone(ReadOnlySpan<byte> depth)
    {
        if (!IsUsed || depth.Length == 0) return false;
        var count = 0;
        foreach (var range in depth.Split((byte)','))
        {
            if (Utf8Parser.TryParse(depth[range], out int reads, out _) && reads > 0) count++;
        }

        return count == 1;
    }
}
