using System.Globalization;
using Tabib.App.Reports;
using Tabib.Evidence.Pharmacogenomics.Calls;

namespace Tabib.App.Pharmacogenomics;

/// <summary>Results of genes in the words of a card.</summary>
internal static class GeneWords
{
    private const string Positive = " positive";
    private const string Negative = " negative";
    private const int LongestResult = 90;

    /// <summary>What a result means for its holder; empty where there is nothing to carry about.</summary>
    /// <param name="gene">Whose result it is.</param>
    /// <param name="result">A phenotype, a result as advice words it, or an allele name.</param>
    public static string Of(string gene, string result, Labels labels)
    {
        var score = result.IndexOf(" (activity score", StringComparison.Ordinal);
        var phenotype = score > 0 ? result[..score] : result;
        if (labels.CardResults.TryGetValue($"{gene} {phenotype}", out var words) || labels.CardResults.TryGetValue(phenotype, out words)) return words;
        var statuses = phenotype.Split(", ");
        if (!statuses.All(IsStatus)) return Format(labels.CardResult, WalletNames.Short(phenotype, LongestResult));
        string[] carried = [.. statuses.Where(status => status.EndsWith(Positive, StringComparison.Ordinal)).Select(status => status[..^Positive.Length])];
        return carried.Length == 0 ? "" : Format(labels.CardCarries, WalletNames.Short(string.Join(", ", carried), LongestResult));
    }

    /// <summary>The results of a call, each in words once; empty where the gene has none.</summary>
    public static IReadOnlyList<string> Of(GeneCall call, Labels labels)
    {
        string[] phenotypes = [.. call.Results.Select(result => result.Phenotype).OfType<string>()];
        var results = phenotypes.Length > 0 ? phenotypes : call.Diplotypes.Select(diplotype => diplotype.Name);
        return [.. results.Select(result => Of(call.Gene, result, labels)).Where(words => words.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether a result is the one that most people have, so that it is no reason by itself.</summary>
    public static bool IsOrdinary(GeneCall call) => call.Results.Count > 0 && call.Results.All(result => result.Phenotype?.StartsWith("Normal", StringComparison.OrdinalIgnoreCase) == true);

    private static bool IsStatus(string text) => text.EndsWith(Positive, StringComparison.Ordinal) || text.EndsWith(Negative, StringComparison.Ordinal);

    private static string Format(string format, string text) => string.Format(CultureInfo.InvariantCulture, format, text);
}
