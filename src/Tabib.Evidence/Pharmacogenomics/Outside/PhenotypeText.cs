using System.Text.RegularExpressions;

namespace Tabib.Evidence.Pharmacogenomics.Outside;

/// <summary>Brings phenotypes as laboratories write them to the tables' words.</summary>
internal static partial class PhenotypeText
{
    private static readonly Dictionary<string, string> Short = new(StringComparer.OrdinalIgnoreCase)
    {
        ["PM"] = "Poor Metabolizer",
        ["IM"] = "Intermediate Metabolizer",
        ["NM"] = "Normal Metabolizer",
        ["EM"] = "Normal Metabolizer",
        ["RM"] = "Rapid Metabolizer",
        ["UM"] = "Ultrarapid Metabolizer",
    };

    public static string Normalize(string text)
    {
        var plain = Blanks().Replace(text.Trim(), " ");
        if (plain.Contains("indeterminate", StringComparison.OrdinalIgnoreCase)) return "Indeterminate";
        if (Short.TryGetValue(plain, out var full)) return full;
        plain = Metabolizer().Replace(plain, "Metabolizer");
        plain = Extensive().Replace(plain, "Normal");
        return Metabolizer().IsMatch(plain) ? Words().Replace(plain, word => char.ToUpperInvariant(word.Value[0]) + word.Value[1..].ToLowerInvariant()) : plain;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\bmetaboli[sz]ers?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Metabolizer();

    [GeneratedRegex(@"\bextensive\b", RegexOptions.IgnoreCase)]
    private static partial Regex Extensive();

    [GeneratedRegex(@"\b[A-Za-z]+\b")]
    private static partial Regex Words();
}
