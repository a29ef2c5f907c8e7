using System.Globalization;

namespace Tabib.Ingest.Vcf;

/// <summary>Numbers of BCF as text with six significant digits, as C's %g and bcftools write them.</summary>
public static class FloatText
{
    private const int Digits = 6;

    /// <summary>Decimal places that the fixed notation is worked out in.</summary>
    private const int Places = 10;

    /// <summary>From here to 999,999 the notation has no exponent.</summary>
    private const double SmallestFixed = 1e-4;

    private static readonly ulong[] Powers = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000];

    public static void Append(ByteBuffer buffer, double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            buffer.Append(double.IsNaN(value) ? "nan"u8 : value > 0 ? "inf"u8 : "-inf"u8);
            return;
        }

        if (double.IsNegative(value)) buffer.Append((byte)'-');
        var magnitude = Math.Abs(value);
        if (magnitude == 0) buffer.Append((byte)'0');
        else if (magnitude is >= SmallestFixed and <= 999_999) AppendFixed(buffer, magnitude);
        else AppendScientific(buffer, magnitude);
    }

    private static void AppendFixed(ByteBuffer buffer, double magnitude)
    {
        // Ten decimal places as a whole number, rounded where the sixth digit ends: so does htslib, and the last digit must be the same.
        var scaled = (ulong)(magnitude * 1e10);
        var dropped = magnitude switch
        {
            < 0.001 => 1,
            < 0.01 => 2,
            < 0.1 => 3,
            < 1 => 4,
            < 10 => 5,
            < 100 => 6,
            < 1000 => 7,
            < 10_000 => 8,
            < 100_000 => 9,
            _ => 10,
        };
        scaled += Powers[dropped] / 2;
        scaled -= scaled % Powers[dropped];
        var (whole, fraction) = Math.DivRem(scaled, Powers[Places]);
        buffer.AppendNumber((long)whole);
        if (fraction == 0) return;
        buffer.Append((byte)'.');
        for (var place = Places - 1; fraction > 0; place--)
        {
            (var digit, fraction) = Math.DivRem(fraction, Powers[place]);
            buffer.Append((byte)('0' + digit));
        }
    }

    private static void AppendScientific(ByteBuffer buffer, double magnitude)
    {
        // .NET rounds the exact value to six digits, as C does; C writes at least two digits of the exponent and no zeros at the end.
        Span<byte> text = stackalloc byte[32];
        magnitude.TryFormat(text, out var length, "E5", CultureInfo.InvariantCulture);
        var exponentAt = text[..length].IndexOf((byte)'E');
        var exponent = int.Parse(text[(exponentAt + 1)..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = text[..exponentAt].TrimEnd((byte)'0').TrimEnd((byte)'.');
        if (exponent is >= 0 and < Digits)
        {
            // 999,999.5 and what rounds down to six digits before the point.
            buffer.Append(text[..1]);
            buffer.Append(text.Slice(2, exponent));
            return;
        }

        buffer.Append(mantissa);
        buffer.Append(exponent < 0 ? "e-"u8 : "e+"u8);
        if (Math.Abs(exponent) < 10) buffer.Append((byte)'0');
        buffer.AppendNumber(Math.Abs(exponent));
    }
}
