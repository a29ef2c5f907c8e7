using System.Buffers.Binary;
using System.Buffers.Text;
using System.Numerics;

namespace Tabib.Core.Tables;

/// <summary>Reads decimal numbers of text files, correctly rounded.</summary>
/// <remarks>Up to 15 digits and powers of ten up to 22 are exact in a double, so that one multiplication or division rounds once (Clinger, PLDI 1990); all others take the framework's way.</remarks>
public static class RealNumberReader
{
    private const ulong LargestExact = 1UL << 53;

    private static readonly double[] Powers =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <returns>False where the whole text is no finite number.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out double value)
    {
        if (TryReadShort(text, out value)) return true;
        if (TryReadExactly(text, out value)) return true;
        if (text.Length > 0 && text[0] == '+') text = text[1..];
        return Utf8Parser.TryParse(text, out value, out var used) && used == text.Length && double.IsFinite(value);
    }

    /// <summary>Four to eight digits and a point among them, all at once: no step waits for the one before, as digit by digit.</summary>
    private static bool TryReadShort(ReadOnlySpan<byte> text, out double value)
    {
        const ulong zeros = 0x3030_3030_3030_3030;
        const ulong points = 0x2E2E_2E2E_2E2E_2E2E;
        const ulong ones = 0x0101_0101_0101_0101;
        const ulong tops = 0x8080_8080_8080_8080;
        value = 0;
        var isNegative = text.Length > 0 && text[0] == '-';
        if (isNegative) text = text[1..];
        if (text.Length is < 4 or > 8) return false;

        // The last letter in the highest byte, zeros before the first.
        var first = (ulong)BinaryPrimitives.ReadUInt32LittleEndian(text) << (8 * (8 - text.Length));
        var letters = ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(text[^4..]) << 32) | (first & uint.MaxValue) | (zeros >> 8 >> (8 * (text.Length - 1)));
        var different = letters ^ points;
        var found = (different - ones) & ~different & tops;
        var decimals = 0;
        if (found != 0)
        {
            var place = BitOperations.TrailingZeroCount(found) & ~7;
            decimals = 7 - (place >> 3);
            var before = letters & ((1UL << place) - 1);
            var behind = letters & ~((2UL << (place + 7)) - 1);
            letters = behind | (before << 8) | (byte)'0';
        }

        var digits = letters ^ zeros;
        if ((((digits + 0x7676_7676_7676_7676) | digits) & tops) != 0) return false;
        digits = (digits * 10) + (digits >> 8);
        var number = (((digits & 0x0000_00FF_0000_00FF) * 0x000F_4240_0000_0064) + (((digits >> 16) & 0x0000_00FF_0000_00FF) * 0x0000_2710_0000_0001)) >> 32;
        value = (uint)number / Powers[decimals];
        if (isNegative) value = -value;
        return true;
    }

    private static bool TryReadExactly(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        var at = 0;
        var isNegative = text.Length > 0 && text[0] == '-';
        if (isNegative || (text.Length > 0 && text[0] == '+')) at++;
        var first = at;
        ulong digits = 0;
        var point = -1;
        for (; at < text.Length; at++)
        {
            var digit = (uint)(text[at] - '0');
            if (digit <= 9)
            {
                digits = (digits * 10) + digit;
                continue;
            }

            if (text[at] != '.' || point >= 0) break;
            point = at;
        }

        // Nineteen digits at most fit the sum; zeros in front count here, and take the longer way.
        if (at - first is 0 or > 19 || digits > LargestExact || (point == first && at == first + 1)) return false;
        var exponent = point < 0 ? 0 : point + 1 - at;
        if (at < text.Length && !TryReadExponent(text[at..], ref exponent)) return false;
        if (exponent is < -22 or > 22) return false;
        value = exponent < 0 ? digits / Powers[-exponent] : digits * Powers[exponent];
        if (isNegative) value = -value;
        return true;
    }

    private static bool TryReadExponent(ReadOnlySpan<byte> text, ref int exponent)
    {
        if (text.Length is < 2 or > 5 || text[0] is not ((byte)'e' or (byte)'E')) return false;
        var at = text[1] is (byte)'-' or (byte)'+' ? 2 : 1;
        if (at == text.Length) return false;
        var number = 0;
        for (var i = at; i < text.Length; i++)
        {
            var digit = text[i] - '0';
            if (digit is < 0 or > 9) return false;
            number = (number * 10) + digit;
        }

        exponent += text[1] == '-' ? -number : number;
        return true;
    }
}
