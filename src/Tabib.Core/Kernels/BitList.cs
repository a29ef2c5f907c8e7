using System.Numerics;

namespace Tabib.Core.Kernels;

/// <summary>Places of set bits as a list of row offsets for <see cref="BitColumnCounts"/>.</summary>
public static class BitList
{
    /// <summary>Room that a list needs beyond the bits that are set.</summary>
    public const int Slack = BitColumnCounts.ListUnit;

    /// <param name="bits">Bit k stands for row k.</param>
    /// <param name="firstOffset">Word offset of row 0; each further row is 8 words on.</param>
    /// <param name="zeroOffset">A row of zeros, to fill the list up to a multiple of 16.</param>
    /// <param name="offsets">Has room for as many numbers as there are bits, and <see cref="Slack"/> more.</param>
    /// <returns>Length of the list.</returns>
    public static int Fill(ReadOnlySpan<ulong> bits, int firstOffset, int zeroOffset, Span<int> offsets) => Fill(Simd.Level, bits, firstOffset, zeroOffset, offsets);

    internal static int Fill(SimdLevel level, ReadOnlySpan<ulong> bits, int firstOffset, int zeroOffset, Span<int> offsets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(offsets.Length, (bits.Length * 64) + Slack);
        var count = level == SimdLevel.Vector512 && BitListVector512.IsSupported ? BitListVector512.Fill(bits, firstOffset, offsets) : FillScalar(bits, firstOffset, offsets);
        while (count % BitColumnCounts.ListUnit != 0) offsets[count++] = zeroOffset;
        return count;
    }

    private static int FillScalar(ReadOnlySpan<ulong> bits, int firstOffset, Span<int> offsets)
    {
        var count = 0;
        for (var word = 0; word < bits.Length; word++)
        {
            var offset = firstOffset + (word * 64 * BitColumnCounts.RowWords);
            for (var rest = bits[word]; rest != 0; rest &= rest - 1) offsets[count++] = offset + (BitOperations.TrailingZeroCount(rest) * BitColumnCounts.RowWords);
        }

        return count;
    }
}
