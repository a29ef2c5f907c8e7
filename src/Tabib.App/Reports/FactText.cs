using System.Globalization;
using Tabib.Core.Facts;

namespace Tabib.App.Reports;

/// <summary>Facts in words.</summary>
internal static class FactText
{
    private static readonly string[] SemanticTags =
    [
        " (disorder)", " (finding)", " (procedure)", " (situation)", " (regime/therapy)", " (morphologic abnormality)", " (substance)", " (product)", " (event)",
        " (observable entity)", " (person)", " (qualifier value)", " (physical object)",
    ];

    /// <summary>The text of the code, without SNOMED's note of the sort of thing; the code itself where there is no text.</summary>
    public static string Name(Fact fact)
    {
        var text = fact.Display.Length > 0 ? fact.Display : fact.Value.AsText ?? (fact.Code.System.Length == 0 ? fact.Code.Value : fact.Code.ToString());
        if (text.Length == 0) return "?";
        if (text[^1] == ')')
        {
            foreach (var tag in SemanticTags)
            {
                if (text.Length > tag.Length && text.EndsWith(tag, StringComparison.Ordinal)) return text[..^tag.Length];
            }
        }

        return text;
    }

    public static string Day(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Day(Fact fact, Labels labels) => fact.Effective.Start == DateTimeOffset.MinValue ? labels.Undated : Day(fact.Effective.Start);

    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";

    /// <summary>The value with its unit; empty where the fact is only that something is.</summary>
    public static string Value(Fact fact)
    {
        if (fact.Value.AsQuantity is { } quantity) return $"{quantity.Comparator}{NumberText.Recorded(quantity.Digits)}{UnitText.After(quantity.Unit)}";
        return fact.Value.Kind is FactValueKind.Text or FactValueKind.Date or FactValueKind.Boolean && fact.Display.Length > 0 ? fact.Value.ToString() : "";
    }

    /// <summary>A value as another layer wrote it ("128.77567 mm[Hg]"), for people.</summary>
    public static string Original(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var digits = space < 0 ? text : text[..space];
        if (digits.Length == 0 || !(char.IsAsciiDigit(digits[0]) || digits[0] is '-' or '.') || !double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) return text;
        var unit = space < 0 ? "" : text[(space + 1)..];
        if (unit.Contains(' ', StringComparison.Ordinal)) return text;
        var shown = NumberText.Recorded(digits);
        return (shown.Length < digits.Length ? "≈ " : "") + shown + UnitText.After(unit);
    }
}
