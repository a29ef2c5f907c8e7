using System.Buffers.Text;
using System.Globalization;

namespace Tabib.Ingest.Vcf;

/// <summary>Numbers as VCF writes them.</summary>
internal static class VcfNumberText
{
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
        if (text is [(byte)'+', ..]) text = text[1..];
        return Utf8Parser.TryParse(text, out value, out var used) && used == text.Length && used > 0;
    }

    /// <summary>A number and nothing behind it; inf and nan in any case are numbers (VCF 4.3 section 1.3). False for ".".</summary>
    public static bool TryParseFloat(ReadOnlySpan<byte> text, out double value)
    {
        if (text.Length == 0 || text is [(byte)'.'])
        {
            value = double.NaN;
            return false;
        }

        if (double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value)) return true;
        return IsWord(text, out value);
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
