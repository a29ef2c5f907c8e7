using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tabib.Core.Kernels;

/// <summary><see cref="GenotypeSums"/> with 512-bit vectors: two variants make one table of 16 numbers in two registers, four such tables are looked up at a time.</summary>
internal static class GenotypeSumsVector512
{
    private const ulong EvenCodes = 0x3333_3333_3333_3333;

    public static void Add(ReadOnlySpan<ulong> genotypes, ReadOnlySpan<int> rows, ReadOnlySpan<long> first, ReadOnlySpan<long> second, Span<long> firstSums, Span<long> secondSums)
    {
        if (!Avx512F.IsSupported)
        {
            GenotypeSumsVector256.Add(genotypes, rows, first, second, firstSums, secondSums);
            return;
        }

        for (var tile = 0; tile < firstSums.Length / GenotypeSums.SamplesPerTile; tile++)
        {
            var words = tile * GenotypeSums.WordsPerTile;
            ref var one = ref MemoryMarshal.GetReference(firstSums.Slice(tile * GenotypeSums.SamplesPerTile, GenotypeSums.SamplesPerTile));
            ref var two = ref MemoryMarshal.GetReference(secondSums.Slice(tile * GenotypeSums.SamplesPerTile, GenotypeSums.SamplesPerTile));
            for (var variant = 0; variant < rows.Length; variant += GenotypeSums.VariantsPerGroup)
            {
                var (evenA, oddA) = Interleave(genotypes, rows[variant] + words, rows[variant + 1] + words);
                var (evenB, oddB) = Interleave(genotypes, rows[variant + 2] + words, rows[variant + 3] + words);
                var (evenC, oddC) = Interleave(genotypes, rows[variant + 4] + words, rows[variant + 5] + words);
                var (evenD, oddD) = Interleave(genotypes, rows[variant + 6] + words, rows[variant + 7] + words);
                var firstTables = first.Slice(variant * 4, 32);
                var secondTables = second.Slice(variant * 4, 32);
                AddEverySecond(evenA, evenB, evenC, evenD, firstTables, ref one);
                AddEverySecond(evenA, evenB, evenC, evenD, secondTables, ref two);
                AddEverySecond(oddA, oddB, oddC, oddD, firstTables, ref Unsafe.Add(ref one, 128));
                AddEverySecond(oddA, oddB, oddC, oddD, secondTables, ref Unsafe.Add(ref two, 128));
            }
        }
    }

    private static void AddEverySecond(Vector512<long> a, Vector512<long> b, Vector512<long> c, Vector512<long> d, ReadOnlySpan<long> tables, ref long sums)
    {
        var (tableA, upperA) = Pair(tables);
        var (tableB, upperB) = Pair(tables[8..]);
        var (tableC, upperC) = Pair(tables[16..]);
        var (tableD, upperD) = Pair(tables[24..]);
        for (nuint slot = 0; slot < 128; slot += 8)
        {
            // The permutation looks at the lowest four bits of each lane alone.
            var worth = Avx512F.PermuteVar8x64x2(tableA, a, upperA) + Avx512F.PermuteVar8x64x2(tableB, b, upperB)
                + (Avx512F.PermuteVar8x64x2(tableC, c, upperC) + Avx512F.PermuteVar8x64x2(tableD, d, upperD));
            (Vector512.LoadUnsafe(ref sums, slot) + worth).StoreUnsafe(ref sums, slot);
            a >>>= 4;
            b >>>= 4;
            c >>>= 4;
            d >>>= 4;
        }
    }

    /// <summary>Entry 4 b + a is what code a of the first variant and code b of the second are worth together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<long> Lower, Vector512<long> Upper) Pair(ReadOnlySpan<long> tables)
    {
        var low = Vector256.Create(tables[..4]);
        var high = tables.Slice(4, 4);
        return (Vector512.Create(low + Vector256.Create(high[0]), low + Vector256.Create(high[1])), Vector512.Create(low + Vector256.Create(high[2]), low + Vector256.Create(high[3])));
    }

    /// <summary>Half bytes of the codes of two variants: samples 0, 2, 4 ... and 1, 3, 5 ... of each word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<long> Even, Vector512<long> Odd) Interleave(ReadOnlySpan<ulong> genotypes, int lowRow, int highRow)
    {
        var low = Vector512.Create(genotypes.Slice(lowRow, 8));
        var high = Vector512.Create(genotypes.Slice(highRow, 8));
        var even = Vector512.Create(EvenCodes);
        return (((low & even) | ((high & even) << 2)).AsInt64(), (((low >>> 2) & even) | (high & ~even)).AsInt64());
    }
}
