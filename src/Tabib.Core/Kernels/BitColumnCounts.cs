using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tabib.Core.Kernels;

/// <summary>Counts, for each of 512 columns, in how many of the listed rows its bit is set. With the rows where a second thing holds as the list, that is how often both hold: the work of kinship and linkage disequilibrium.</summary>
/// <remarks>
/// A row is 8 words. Counters are bit-sliced: plane p holds bit p of all 512 counts, so that a row is added to all of them with two instructions.
/// Only the rows of the list are visited: rare things cost little.
/// </remarks>
public static class BitColumnCounts
{
    public const int Columns = 512;

    public const int RowWords = Columns / 64;

    /// <summary>Bits of a count: up to 131,071 rows.</summary>
    public const int Planes = 17;

    /// <summary>Words of one set of counters.</summary>
    public const int SliceWords = Planes * RowWords;

    /// <summary>Lists are filled up to a multiple of this with the offset of a row of zeros.</summary>
    public const int ListUnit = 16;

    /// <param name="rows">Rows of 8 words.</param>
    /// <param name="offsets">Word offsets of the rows to add; a multiple of 16 of them.</param>
    /// <param name="slices">Counters, 17 planes of 8 words, added to.</param>
    public static void Add(ReadOnlySpan<ulong> rows, ReadOnlySpan<int> offsets, Span<ulong> slices) => Add(Simd.Level, rows, offsets, slices);

    internal static void Add(SimdLevel level, ReadOnlySpan<ulong> rows, ReadOnlySpan<int> offsets, Span<ulong> slices)
    {
        if (slices.Length < SliceWords || offsets.Length % ListUnit != 0) throw new ArgumentException("Counters have 17 planes of 8 words, lists a multiple of 16 rows.", nameof(slices));
        ref var row = ref MemoryMarshal.GetReference(rows);
        ref var slice = ref MemoryMarshal.GetReference(slices);
        switch (level)
        {
            case SimdLevel.Vector512:
                BitColumnCounter<BitLanes512, Vector512<ulong>>.Add(ref row, offsets, ref slice);
                break;
            case SimdLevel.Vector256:
                BitColumnCounter<BitLanes256, Vector256<ulong>>.Add(ref row, offsets, ref slice);
                break;
            default:
                BitColumnCounter<BitLanesScalar, ulong>.Add(ref row, offsets, ref slice);
                break;
        }
    }

    /// <summary>Adds the counts, as numbers, to those of the 512 columns.</summary>
    public static void AddTo(ReadOnlySpan<ulong> slices, Span<int> counts)
    {
        var planes = Planes;
        while (planes > 0 && !slices.Slice((planes - 1) * RowWords, RowWords).ContainsAnyExcept(0UL)) planes--;
        for (var group = 0; group < RowWords * 8; group++)
        {
            // Eight columns: the bytes of up to eight planes are an 8x8 matrix of bits; turned, each byte is a column's number.
            var target = counts.Slice(group * 8, 8);
            for (var plane = 0; plane < planes; plane += 8)
            {
                var bits = 0UL;
                for (var p = Math.Min(planes, plane + 8) - 1; p >= plane; p--)
                    bits = (bits << 8) | ((slices[(p * RowWords) + (group >> 3)] >> ((group & 7) * 8)) & 0xFF);
                bits = BitTranspose.Turn8(bits);
                for (var column = 0; column < 8; column++) target[column] += (int)((bits >> (column * 8)) & 0xFF) << plane;
            }
        }
    }
}
