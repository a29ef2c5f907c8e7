using Tabib.Evidence.Pharmacogenomics.Advice;
using Tabib.Evidence.Pharmacogenomics.Calls;

namespace Tabib.App.Pharmacogenomics;

/// <summary>What advice for a drug takes from one gene, for people.</summary>
/// <param name="Alleles">Of the call; several candidates parted by " or "; empty where none are stated.</param>
/// <param name="Result">As it counts, after what other drugs do to it; the reason where the gene is not called.</param>
/// <param name="Conversions">What drugs that are taken do to it.</param>
/// <param name="Missing">Positions that the file lacks, where the gene is not called.</param>
public sealed record GeneGround(string Gene, string Alleles, string Result, bool IsCalled, IReadOnlyList<Phenoconversion> Conversions, IReadOnlyList<string> Missing)
{
    private const int MostCandidates = 4;

    internal static GeneGround Of(GeneBasis basis, GeneCall? call)
    {
        if (!basis.IsCalled) return new GeneGround(basis.Gene, "", basis.Reason!, false, basis.Conversions, call?.MissingPositions ?? []);
        var result = string.Join(" or ", basis.Results);
        var alleles = call is null ? "" : AllelesOf(call);
        return new GeneGround(basis.Gene, alleles == result ? "" : alleles, result, true, basis.Conversions, []);
    }

    internal static string AllelesOf(GeneCall call)
    {
        if (call.Haplotypes.Count > 0) return string.Join(", ", call.Haplotypes);
        if (call.Diplotypes.Count == 0) return string.Join('/', call.AdvicePair);
        var names = call.Diplotypes.Select(diplotype => diplotype.Name).Distinct(StringComparer.Ordinal).ToList();
        return names.Count <= MostCandidates ? string.Join(" or ", names) : $"{string.Join(" or ", names.Take(MostCandidates))} …";
    }
}
