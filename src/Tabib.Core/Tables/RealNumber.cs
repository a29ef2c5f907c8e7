using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tabib.Core.Tables;

/// <summary>How result tables write real numbers: up to nine significant digits, an exponent where |x| is at least 1e9 or below 1e-4.</summary>
/// <remarks>The bytes are those of the format G9. Most numbers need one multiplication and integer digits; where that might round otherwise than the exact value, the framework is asked.</remarks>
public static class RealNumber
{
    private const int Digits = 9;
    private const uint Unit = 100_000_000;

    /// <summary>10^0 to 10^22 are exact as doubles: a product with one of them has one rounding.</summary>
    private static readonly double[] Powers = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <returns>Number of bytes written; the target needs 32.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Format(double value, Span<byte> target)
    {
        var magnitude = Math.Abs(value);
        if (magnitude is >= 1e-13 and < 1e9 && Significant(magnitude, out var exponent) is var digits and not 0)
        {
            if (value > 0) return Write(digits, exponent, target);
            target[0] = (byte)'-';
            return 1 + Write(digits, exponent, target[1..]);
        }

        value.TryFormat(target, out var written, "G9", CultureInfo.InvariantCulture);
        return written;
    }

    /// <summary>Writes a number of nine digits times a power of ten, in the shortest form.</summary>
    /// <param name="digits">At least 100,000,000 and below 1,000,000,000.</param>
    /// <param name="exponent">Of the first digit.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int Write(uint digits, int exponent, Span<byte> target)
    {
        Span<byte> text = stackalloc byte[Digits + 7];
        var first = digits / Unit;
        text[0] = (byte)('0' + first);
        var rest = EightDigits(digits - (first * Unit));
        BinaryPrimitives.WriteUInt64LittleEndian(text[1..], rest | 0x3030_3030_3030_3030);
        var length = Digits - (BitOperations.LeadingZeroCount(rest) / 8);
        return exponent is < -4 or >= Digits ? WriteScientific(text[..length], exponent, target) : WriteFixed(text[..length], exponent, target);
    }

    /// <summary>The nine leading digits, rounded; 0 where the product lies so near to half a digit that its own rounding might decide.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Significant(double magnitude, out int exponent)
    {
        // The binary exponent times log10(2) is right or one too small.
        exponent = (int)Math.Floor((Math.ILogB(magnitude) * 0.30102999566398120) + 1e-12);
        var scaled = Scale(magnitude, exponent);
        if (scaled >= 1e9) scaled = Scale(magnitude, ++exponent);
        var whole = (uint)scaled;
        var rest = scaled - whole;
        if (Math.Abs(rest - 0.5) < 1e-6) return 0;
        if (rest > 0.5) whole++;
        if (whole < Unit) return 0;
        if (whole < 10 * Unit) return whole;
        exponent++;
        return Unit;
    }

    /// <summary>The digits of a number below 100,000,000, one a byte, the first lowest: halved three times, all parts at once.</summary>
    private static ulong EightDigits(ulong value)
    {
        var top = value / 10_000;
        value = top | ((value - (top * 10_000)) << 32);
        var hundreds = ((value * 10_486) >> 20) & 0x0000_007F_0000_007F;
        value = hundreds | ((value - (hundreds * 100)) << 16);
        var tens = ((value * 103) >> 10) & 0x000F_000F_000F_000F;
        return tens | ((value - (tens * 10)) << 8);
    }

    private static double Scale(double magnitude, int exponent) => magnitude * Powers[Digits - 1 - exponent];

    private static int WriteFixed(ReadOnlySpan<byte> text, int exponent, Span<byte> target)
    {
        if (exponent < 0)
        {
            target[0] = (byte)'0';
            target[1] = (byte)'.';
            target.Slice(2, -exponent - 1).Fill((byte)'0');
            text.CopyTo(target[(1 - exponent)..]);
            return 1 - exponent + text.Length;
        }

        var whole = exponent + 1;
        if (text.Length <= whole)
        {
            text.CopyTo(target);
            target[text.Length..whole].Fill((byte)'0');
            return whole;
        }

        text[..whole].CopyTo(target);
        target[whole] = (byte)'.';
        text[whole..].CopyTo(target[(whole + 1)..]);
        return text.Length + 1;
    }

    private static int WriteScientific(ReadOnlySpan<byte> text, int exponent, Span<byte> target)
    {
        target[0] = text[0];
        var length = 1;
        if (text.Length > 1)
        {
            target[1] = (byte)'.';
            text[1..].CopyTo(target[2..]);
            length = 1 + text.Length;
        }

        target[length++] = (byte)'E';
        target[length++] = (byte)(exponent < 0 ? '-' : '+');
        exponent = Math.Abs(exponent);
        if (exponent < 10) target[length++] = (byte)'0';
        exponent.TryFormat(target[length..], out var written, default, CultureInfo.InvariantCulture);
        return length + written;
    }
}
