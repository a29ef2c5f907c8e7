using System.Buffers.Text;
using System.Globalization;

namespace Tabib.Ingest.Vcf;

/// <summary>Numbers as VCF writes them.</summary>
internal static class VcfNumberText
{
    private const int LongestInteger = 18;
    private const int ExactDigits = 15;

    private static readonly double[] PowersOfTen = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>POS: digits only, 0 to 2,147,483,647.</summary>
    public static bool TryParsePosition(ReadOnlySpan<byte> text, out int position)
    {
        var value = 0L;
        position = 0;
        if (text.Length is 0 or > 10) return false;
        foreach (var letter in text)
        {
            var digit = letter - '0';
            if ((uint)digit > 9) return false;
            value = (value * 10) + digit;
        }

        position = (int)value;
        return value <= int.MaxValue;
    }

    /// <summary>A whole number and nothing behind it.</summary>
    public static bool TryParseInteger(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        var at = text is [(byte)'-' or (byte)'+', ..] ? 1 : 0;
        if (text.Length - at is 0 or > LongestInteger) return text.Length - at > LongestInteger && Utf8Parser.TryParse(text[0] == '+' ? text[1..] : text, out value, out var used) && used == text.Length - (text[0] == '+' ? 1 : 0);
        for (var i = at; i < text.Length; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit > 9) return false;
            value = (value * 10) + digit;
        }

        if (text[0] == '-') value = -value;
        return true;
    }

    /// <summary>A number and nothing behind it; inf and nan in any case are numbers (VCF 4.3 section 1.3). False for ".".</summary>
    public static bool TryParseFloat(ReadOnlySpan<byte> text, out double value)
    {
        if (TryParsePlain(text, out value)) return true;
        if (text.Length == 0 || text is [(byte)'.'])
        {
            value = double.NaN;
            return false;
        }

        if (double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value)) return true;
        return IsWord(text, out value);
    }

    /// <summary>Numbers of at most 15 digits and a small exponent: digits and power of ten are exact, so that one multiplication or division rounds as it should.</summary>
    /// <remarks>Clinger, How to read floating point numbers accurately, PLDI 1990.</remarks>
    public static bool TryParsePlain(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        var (mantissa, digits, scale, at) = (0L, 0, 0, 0);
        var isNegative = text is [(byte)'-', ..];
        if (isNegative) at++;
        for (; at < text.Length && (uint)(text[at] - '0') <= 9; at++, digits++) mantissa = (mantissa * 10) + (text[at] - '0');
        if (at < text.Length && text[at] == '.')
        {
            var point = ++at;
            for (; at < text.Length && (uint)(text[at] - '0') <= 9; at++, digits++) mantissa = (mantissa * 10) + (text[at] - '0');
            scale = point - at;
        }

        if (digits is 0 or > ExactDigits) return false;
        if (at < text.Length)
        {
            if (text[at] is not ((byte)'e' or (byte)'E')) return false;
            at++;
            var isSmall = at < text.Length && text[at] == '-';
            if (at < text.Length && text[at] is (byte)'-' or (byte)'+') at++;
            var (exponent, start) = (0, at);
            for (; at < text.Length && (uint)(text[at] - '0') <= 9; at++) exponent = (exponent * 10) + (text[at] - '0');
            if (at != text.Length || at - start is 0 or > 3) return false;
            scale += isSmall ? -exponent : exponent;
        }

        if (Math.Abs(scale) >= PowersOfTen.Length) return false;
        value = scale < 0 ? mantissa / PowersOfTen[-scale] : mantissa * PowersOfTen[scale];
        if (isNegative) value = -value;
        return true;
    }

    private static bool IsWord(ReadOnlySpan<byte> text, out double value)
    {
        var isNegative = text is [(byte)'-', ..];
        var word = text is [(byte)'-' or (byte)'+', ..] ? text[1..] : text;
        value = double.NaN;
        if (System.Text.Ascii.EqualsIgnoreCase(word, "nan"u8)) return true;
        if (!System.Text.Ascii.EqualsIgnoreCase(word, "inf"u8) && !System.Text.Ascii.EqualsIgnoreCase(word, "infinity"u8)) return false;
        value = isNegative ? double.NegativeInfinity : double.PositiveInfinity;
        return true;
    }
}
