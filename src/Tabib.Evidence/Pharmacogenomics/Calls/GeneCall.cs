using Tabib.Evidence.Pharmacogenomics.Frequencies;
using Tabib.Evidence.Pharmacogenomics.Matching;
using Tabib.Evidence.Pharmacogenomics.Results;

namespace Tabib.Evidence.Pharmacogenomics.Calls;

/// <summary>The call of one gene of one sample.</summary>
/// <param name="Reason">Why there is no call; null where there is one.</param>
/// <param name="Diplotypes">Candidates in order, each with its result.</param>
/// <param name="Haplotypes">The list form of DPYD and RYR1: a homozygous allele twice.</param>
/// <param name="Results">The distinct results of the candidates; several where they differ.</param>
/// <param name="AdvicePair">The alleles that a lowest-function gene's result rests on; empty for others.</param>
/// <param name="Source">"vcf" or "outside".</param>
public sealed record GeneCall(
    string Gene,
    CallStatus Status,
    string? Reason,
    IReadOnlyList<CalledDiplotype> Diplotypes,
    IReadOnlyList<string> Haplotypes,
    IReadOnlyList<GeneResult> Results,
    IReadOnlyList<string> AdvicePair,
    bool IsPhased,
    IReadOnlyList<string> MissingPositions,
    IReadOnlyList<string> Undocumented,
    IReadOnlyList<CallWarning> Warnings,
    string Source)
{
    /// <summary>How probable each pair is that fits, by frequencies in a group of people; null where none was named or one pair alone fits.</summary>
    public GenePosterior? Posterior { get; init; }

    /// <summary>The phenotype; several, parted by "; ", where candidates differ; null where there is none.</summary>
    public string? Phenotype => Joined(Results.Select(result => result.Phenotype));

    public string? ActivityScore => Joined(Results.Select(result => result.ActivityScore));

    private static string? Joined(IEnumerable<string?> texts)
    {
        string[] distinct = [.. texts.OfType<string>().Distinct(StringComparer.Ordinal)];
        return distinct.Length == 0 ? null : string.Join("; ", distinct);
    }
}
