using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tabib.Ingest.Hl7v2;

/// <summary>OBX-7: always kept as text, with its bounds as numbers where they are plain.</summary>
internal static partial class ReferenceRange
{
    private const int LongestPlain = 64;

    public static void Write(Utf8JsonWriter json, string text, ClinicalUnit unit)
    {
        text = text.Trim();
        if (text.Length == 0) return;
        json.WriteStartArray("referenceRange"u8);
        json.WriteStartObject();
        if (text.Length <= LongestPlain) WriteBounds(json, text, unit);
        json.WriteString("text"u8, text);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteBounds(Utf8JsonWriter json, string text, ClinicalUnit unit)
    {
        if (Between().Match(text) is { Success: true } between)
        {
            Bound(json, "low", between.Groups[1].ValueSpan, unit);
            Bound(json, "high", between.Groups[2].ValueSpan, unit);
        }
        else if (OneSided().Match(text) is { Success: true } side)
        {
            Bound(json, side.Groups[1].Value[0] is '<' or '≤' ? "high" : "low", side.Groups[2].ValueSpan, unit);
        }
    }

    private static void Bound(Utf8JsonWriter json, string name, ReadOnlySpan<char> digits, ClinicalUnit unit)
    {
        if (MeasuredNumber.TryRead(digits, decimalComma: false, out var number) != MeasuredNumber.Fault.None) return;
        var code = unit.Text.Length == 0 ? null : unit.Code ?? unit.Meant;
        json.Quantity(name, number.Digits, null, unit.Text, code);
    }

    [GeneratedRegex(@"^(-?\d+(?:\.\d+)?)\s*(?:-|–|to)\s*(-?\d+(?:\.\d+)?)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Between();

    [GeneratedRegex(@"^(<=|>=|<|>|≤|≥)\s*(-?\d+(?:\.\d+)?)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OneSided();
}
