using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Matching;

namespace Tabib.Evidence.Pharmacogenomics.Results;

/// <summary>The two alleles of a lowest-function gene that its result and advice rest on.</summary>
internal static class AdvicePair
{
    /// <summary>Value of an allele whose activity is not known, when the smallest sum is sought.</summary>
    private const double Unknown = 2.0;

    /// <param name="match">Of DPYD or RYR1.</param>
    /// <returns>Sorted by name; null where nothing was called.</returns>
    public static (string First, string? Second)? Of(GeneFacts facts, GeneMatch match)
    {
        if (match.Haplotypes.Count > 0)
        {
            var worst = match.Haplotypes.Order(Comparer<string>.Create((x, y) => Compare(facts, x, y))).Take(2).ToList();
            return worst.Count == 1 ? Sorted(worst[0], facts.Alleles[facts.ReferenceAllele].Name) : Sorted(worst[0], worst[1]);
        }

        if (match.Diplotypes.Count == 0) return null;
        var pairs = match.Diplotypes.Select(diplotype => (First: Worst(facts, diplotype.First), Second: diplotype.Second is null ? null : Worst(facts, diplotype.Second)));
        var chosen = pairs.MinBy(pair => Rank(facts, pair.First) + (pair.Second is null ? 0 : Rank(facts, pair.Second)));
        return chosen.Second is null ? (chosen.First, null) : Sorted(chosen.First, chosen.Second);
    }

    private static (string First, string? Second) Sorted(string one, string other) => AlleleNameOrder.Instance.Compare(one, other) <= 0 ? (one, other) : (other, one);

    /// <summary>The allele of lowest function on a strand.</summary>
    private static string Worst(GeneFacts facts, string strand)
    {
        if (!AlleleNameOrder.IsCombination(strand)) return strand;
        return strand[1..^1].Split(" + ").Order(Comparer<string>.Create((x, y) => Compare(facts, x, y))).First();
    }

    private static int Compare(GeneFacts facts, string x, string y)
    {
        var order = Rank(facts, x).CompareTo(Rank(facts, y));
        return order != 0 ? order : AlleleNameOrder.Instance.Compare(x, y);
    }

    /// <summary>Smaller for less function.</summary>
    private static double Rank(GeneFacts facts, string allele)
    {
        var function = ResultRules.FunctionOf(facts, allele);
        if (facts.HasActivityScore) return ResultRules.TryValue(function?.Value, out var value) ? value : Unknown;
        return function?.Function?.Contains("Malignant", StringComparison.Ordinal) == true ? 0 : 1;
    }
}
