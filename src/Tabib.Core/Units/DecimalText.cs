using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Tabib.Core.Units;

/// <summary>Decimal text to an exact number and back, with the count of digits that a reader may rely on.</summary>
internal static class DecimalText
{
    /// <summary>Characters of a number that is read; longer text is no measurement.</summary>
    private const int MaximumLength = 128;
    private const int MaximumExponent = 400;

    /// <param name="significant">Digits from the first non-zero one on, trailing zeros included; at least 1.</param>
    /// <param name="decimals">Digits after the point after applying the exponent; 0 for an integer, negative where the exponent leaves it whole.</param>
    public static bool TryRead(string text, out Rational number, out int significant, out int decimals)
    {
        number = default;
        significant = 0;
        decimals = 0;
        if (text.Length is 0 or > MaximumLength) return false;

        var mantissa = text.AsSpan();
        var exponent = 0;
        var mark = mantissa.IndexOfAny('e', 'E');
        if (mark >= 0)
        {
            if (!int.TryParse(mantissa[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
                || Math.Abs((long)exponent) > MaximumExponent)
                return false;
            mantissa = mantissa[..mark];
        }

        var negative = mantissa is ['-', ..];
        if (mantissa is ['-' or '+', ..]) mantissa = mantissa[1..];
        var point = mantissa.IndexOf('.');
        var whole = point < 0 ? mantissa : mantissa[..point];
        var fraction = point < 0 ? [] : mantissa[(point + 1)..];
        if (whole.IsEmpty || (point >= 0 && fraction.IsEmpty) || !AreDigits(whole) || !AreDigits(fraction)) return false;

        var digits = string.Concat(whole, fraction);
        var value = BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        significant = Math.Max(1, digits.AsSpan().TrimStart('0').Length);
        decimals = fraction.Length - exponent;
        number = decimals >= 0
            ? Rational.Of(negative ? -value : value, BigInteger.Pow(10, decimals))
            : Rational.Of((negative ? -value : value) * BigInteger.Pow(10, -decimals), 1);
        return true;
    }

    /// <summary>Rounded half away from zero to a number of significant digits, trailing zeros kept; with an exponent below 1e-7 and from 1e21 on.</summary>
    public static string Write(Rational number, int significant)
    {
        if (number.IsZero) return "0";
        var exponent = LeadingExponent(number);
        var digits = Scaled(number, significant - 1 - exponent);
        // 9.99 rounded to two digits has grown by one place.
        if (digits.Length > significant)
        {
            exponent++;
            digits = digits[..significant];
        }

        return (number.Numerator.Sign < 0 ? "-" : "") + Place(digits, exponent);
    }

    /// <summary>Rounded half away from zero to a number of digits after the point.</summary>
    public static string WriteFixed(Rational number, int decimals)
    {
        var digits = Scaled(number, decimals).PadLeft(decimals + 1, '0');
        var text = decimals == 0 ? digits : $"{digits[..^decimals]}.{digits[^decimals..]}";
        return number.Numerator.Sign < 0 && digits.AsSpan().ContainsAnyExcept('0') ? "-" + text : text;
    }

    /// <summary>All digits of a number that ends within <paramref name="limit"/> significant digits.</summary>
    public static bool TryWriteExactly(Rational number, int limit, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (number.IsZero)
        {
            text = "0";
            return true;
        }

        var exponent = LeadingExponent(number);
        var digits = Scaled(number, limit - 1 - exponent);
        if (digits.Length > limit) return false;
        var places = limit - 1 - exponent;
        var written = BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        var back = places >= 0 ? Rational.Of(written, BigInteger.Pow(10, places)) : Rational.Of(written * BigInteger.Pow(10, -places), 1);
        var magnitude = Rational.Of(BigInteger.Abs(number.Numerator), number.Denominator);
        if (!back.Equals(magnitude)) return false;
        text = (number.Numerator.Sign < 0 ? "-" : "") + Place(digits.TrimEnd('0'), exponent);
        return true;
    }

    /// <summary>|number| · 10^places rounded to an integer, as digits.</summary>
    private static string Scaled(Rational number, int places)
    {
        var numerator = BigInteger.Abs(number.Numerator);
        var denominator = number.Denominator;
        if (places >= 0) numerator *= BigInteger.Pow(10, places);
        else denominator *= BigInteger.Pow(10, -places);
        var quotient = BigInteger.DivRem(numerator, denominator, out var remainder);
        if (remainder * 2 >= denominator) quotient++;
        return quotient.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The power of ten of the first digit.</summary>
    private static int LeadingExponent(Rational number)
    {
        var magnitude = BigInteger.Abs(number.Numerator);
        var guess = (int)Math.Floor(BigInteger.Log10(magnitude) - BigInteger.Log10(number.Denominator));
        // The logarithms are good to one place; the comparison is exact.
        if (Compare(magnitude, number.Denominator, guess + 1) >= 0) return guess + 1;
        return Compare(magnitude, number.Denominator, guess) >= 0 ? guess : guess - 1;
    }

    private static int Compare(BigInteger numerator, BigInteger denominator, int exponent) => exponent >= 0
        ? numerator.CompareTo(denominator * BigInteger.Pow(10, exponent))
        : (numerator * BigInteger.Pow(10, -exponent)).CompareTo(denominator);

    private static string Place(string digits, int exponent)
    {
        if (exponent is < -7 or >= 21) return $"{digits[..1]}{(digits.Length > 1 ? "." + digits[1..] : "")}e{exponent}";
        if (exponent < 0) return "0." + new string('0', -exponent - 1) + digits;
        return digits.Length <= exponent + 1
            ? digits.PadRight(exponent + 1, '0')
            : $"{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
