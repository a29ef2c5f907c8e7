using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tabib.Core.Kernels;

/// <summary><see cref="GenotypeSums"/> with 256-bit vectors: the table of a variant is one vector, whose halves of numbers are permuted.</summary>
internal static class GenotypeSumsVector256
{
    public static void Add(ReadOnlySpan<ulong> genotypes, ReadOnlySpan<int> rows, ReadOnlySpan<long> first, ReadOnlySpan<long> second, Span<long> firstSums, Span<long> secondSums)
    {
        if (!Avx2.IsSupported)
        {
            GenotypeSumsScalar.Add(genotypes, rows, first, second, firstSums, secondSums);
            return;
        }

        for (var tile = 0; tile < firstSums.Length / GenotypeSums.SamplesPerTile; tile++)
        {
            for (var variant = 0; variant < rows.Length; variant++)
            {
                var firstTable = Vector256.Create(first.Slice(variant * 4, 4)).AsInt32();
                var secondTable = Vector256.Create(second.Slice(variant * 4, 4)).AsInt32();
                for (var half = 0; half < 2; half++)
                {
                    var words = Vector256.Create(genotypes.Slice(rows[variant] + (tile * 8) + (half * 4), 4));
                    var at = (tile * GenotypeSums.SamplesPerTile) + (half * 4);
                    AddEverySecond(words, firstTable, secondTable, firstSums.Slice(at, 124), secondSums.Slice(at, 124));
                    AddEverySecond(words >>> 2, firstTable, secondTable, firstSums.Slice(at + 128, 124), secondSums.Slice(at + 128, 124));
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddEverySecond(Vector256<ulong> words, Vector256<int> firstTable, Vector256<int> secondTable, Span<long> firstSums, Span<long> secondSums)
    {
        ref var one = ref MemoryMarshal.GetReference(firstSums);
        ref var two = ref MemoryMarshal.GetReference(secondSums);
        for (nuint slot = 0; slot < 128; slot += 8)
        {
            // Places of the two halves of number c are 2c and 2c + 1.
            var code = (words & Vector256.Create(3UL)) << 1;
            var places = (code | (code << 32) | Vector256.Create(1UL << 32)).AsInt32();
            (Vector256.LoadUnsafe(ref one, slot) + Avx2.PermuteVar8x32(firstTable, places).AsInt64()).StoreUnsafe(ref one, slot);
            (Vector256.LoadUnsafe(ref two, slot) + Avx2.PermuteVar8x32(secondTable, places).AsInt64()).StoreUnsafe(ref two, slot);
            words >>>= 4;
        }
    }
}
