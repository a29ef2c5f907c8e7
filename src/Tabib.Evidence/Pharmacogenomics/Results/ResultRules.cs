using System.Globalization;
using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Results;

/// <summary>Phenotypes by rule: pairs of functions, or the sum of activity values.</summary>
/// <remarks>Source: CPIC's tables of diplotypes and phenotypes; the tables follow from these rules, which a test holds.</remarks>
internal static class ResultRules
{
    /// <param name="second">Null for a haploid sample.</param>
    public static GeneResult Of(GeneFacts facts, string first, string? second)
    {
        var (one, other) = (FunctionOf(facts, first), second is null ? null : FunctionOf(facts, second));
        if (facts.HasActivityScore)
        {
            var score = second is null ? GeneResult.NotAvailable : Sum(one?.Value, other?.Value);
            return new GeneResult(facts.Scores.FirstOrDefault(rule => rule.Score == score)?.Result ?? GeneResult.Indeterminate, score);
        }

        if (facts.Results.Count == 0) return new GeneResult(null, null);
        if (one?.Function is not { } left || (second is not null && other?.Function is null)) return new GeneResult(GeneResult.NotAvailable, null);
        var right = other?.Function;
        if (right is not null && string.CompareOrdinal(left, right) > 0) (left, right) = (right, left);
        return new GeneResult(facts.Results.FirstOrDefault(rule => rule.First == left && rule.Second == right)?.Result ?? GeneResult.NotAvailable, null);
    }

    /// <summary>The allele's function; a number of copies beyond the table's largest takes "three or more".</summary>
    public static AlleleFunction? FunctionOf(GeneFacts facts, string allele) => facts.Functions.GetValueOrDefault(NameInTable(facts, allele));

    private static string NameInTable(GeneFacts facts, string allele)
    {
        if (facts.Functions.ContainsKey(allele)) return allele;
        var copies = allele.LastIndexOf('x');
        if (copies <= 0 || !int.TryParse(allele.AsSpan(copies + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 3) return allele;
        var many = allele[..copies] + "x≥3";
        return facts.Functions.ContainsKey(many) ? many : allele;
    }

    /// <summary>The sum as the tables write it; "≥" stays where a part has it.</summary>
    private static string Sum(string? first, string? second)
    {
        if (!TryValue(first, out var one) || !TryValue(second, out var other)) return GeneResult.NotAvailable;
        var isOpen = first!.StartsWith('≥') || second!.StartsWith('≥');
        return (isOpen ? "≥" : "") + Text(one + other);
    }

    /// <summary>With at least one digit behind the point.</summary>
    public static string Text(double score) => score.ToString("0.0##", CultureInfo.InvariantCulture);

    public static bool TryValue(string? text, out double value)
    {
        value = 0;
        return text is not null && double.TryParse(text.AsSpan().TrimStart('≥'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }
}
