using System.Numerics;

namespace Tabib.Core.Kernels;

/// <summary>Places of set bits as a list of row offsets for <see cref="BitColumnCounts"/>.</summary>
public static class BitList
{
    /// <param name="bits">Bit k stands for row k.</param>
    /// <param name="firstOffset">Word offset of row 0; each further row is 8 words on.</param>
    /// <param name="zeroOffset">A row of zeros, to fill the list up to a multiple of 16.</param>
    /// <param name="offsets">Takes as many numbers as bits are set, and up to 15 more.</param>
    /// <returns>Length of the list.</returns>
    public static int Fill(ReadOnlySpan<ulong> bits, int firstOffset, int zeroOffset, Span<int> offsets)
    {
        var count = 0;
        for (var word = 0; word < bits.Length; word++)
        {
            var offset = firstOffset + (word * 64 * BitColumnCounts.RowWords);
            for (var rest = bits[word]; rest != 0; rest &= rest - 1) offsets[count++] = offset + (BitOperations.TrailingZeroCount(rest) * BitColumnCounts.RowWords);
        }

        while (count % BitColumnCounts.ListUnit != 0) offsets[count++] = zeroOffset;
        return count;
    }
}
