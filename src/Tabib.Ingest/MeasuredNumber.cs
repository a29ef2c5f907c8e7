using System.Globalization;

namespace Tabib.Ingest;

/// <summary>A number as laboratories and devices write it, with its bound: "5.40", "&lt; 0.5", "≥200", "1,5" where the comma is the decimal sign.</summary>
/// <param name="Digits">The digits as entered, in the form that JSON has for them.</param>
/// <param name="Comparator">&lt;, &lt;=, &gt;= or &gt;; null for a value.</param>
internal readonly record struct MeasuredNumber(string Digits, string? Comparator)
{
    private const int Longest = 64;

    internal enum Fault
    {
        None,

        /// <summary>No number, or one whose meaning is not sure (two separators).</summary>
        Unreadable,

        /// <summary>NaN, infinite, or beyond what a double can hold.</summary>
        NotFinite,
    }

    public static Fault TryRead(ReadOnlySpan<char> text, bool decimalComma, out MeasuredNumber number)
    {
        number = default;
        text = text.Trim();
        var comparator = Comparison(ref text);
        if (IsNoNumber(text)) return Fault.NotFinite;
        if (text.Length is 0 or > Longest) return Fault.Unreadable;
        Span<char> json = stackalloc char[Longest + 2];
        if (!TryNormalise(text, decimalComma ? ',' : '.', json, out var length)) return Fault.Unreadable;
        if (!double.TryParse(json[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value)) return Fault.NotFinite;
        var mantissa = json[..length];
        var exponent = mantissa.IndexOfAny('e', 'E');
        if (value == 0 && (exponent < 0 ? mantissa : mantissa[..exponent]).ContainsAnyInRange('1', '9')) return Fault.NotFinite;
        number = new MeasuredNumber(new string(json[..length]), comparator);
        return Fault.None;
    }

    private static string? Comparison(ref ReadOnlySpan<char> text)
    {
        var (length, comparator) = text switch
        {
            ['<', '=', ..] or ['=', '<', ..] => (2, "<="),
            ['>', '=', ..] or ['=', '>', ..] => (2, ">="),
            ['≤', ..] => (1, "<="),
            ['≥', ..] => (1, ">="),
            ['<', ..] => (1, "<"),
            ['>', ..] => (1, ">"),
            _ => (0, null),
        };
        text = text[length..].TrimStart();
        return comparator;
    }

    private static bool IsNoNumber(ReadOnlySpan<char> text)
    {
        text = text.TrimStart("+-");
        return text.Equals("nan", StringComparison.OrdinalIgnoreCase) || text.Equals("inf", StringComparison.OrdinalIgnoreCase) || text.Equals("infinity", StringComparison.OrdinalIgnoreCase) || text is "∞";
    }

    /// <summary>-?digits[.digits][e±digits]: a plus sign and needless zeros in front go, a missing zero before the point comes; everything else stays as it was.</summary>
    private static bool TryNormalise(ReadOnlySpan<char> text, char point, Span<char> json, out int length)
    {
        length = 0;
        if (text[0] is '-' or '−') json[length++] = '-';
        if (text[0] is '-' or '−' or '+') text = text[1..];
        var exponent = text.IndexOfAny('e', 'E');
        var mantissa = exponent < 0 ? text : text[..exponent];
        var at = mantissa.IndexOf(point);
        var whole = at < 0 ? mantissa : mantissa[..at];
        var fraction = at < 0 ? default : mantissa[(at + 1)..];
        if (whole.Length + fraction.Length == 0 || !AreDigits(whole) || !AreDigits(fraction)) return false;
        var significant = whole.TrimStart('0');
        Append(significant.IsEmpty ? "0" : significant, json, ref length);
        if (!fraction.IsEmpty)
        {
            json[length++] = '.';
            Append(fraction, json, ref length);
        }

        if (exponent < 0) return true;
        var power = text[(exponent + 1)..];
        var digits = power is ['+' or '-', ..] ? power[1..] : power;
        if (digits.Length is 0 or > 4 || !AreDigits(digits)) return false;
        Append(text[exponent..], json, ref length);
        return true;
    }

    private static void Append(ReadOnlySpan<char> text, Span<char> json, ref int length)
    {
        text.CopyTo(json[length..]);
        length += text.Length;
    }

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
