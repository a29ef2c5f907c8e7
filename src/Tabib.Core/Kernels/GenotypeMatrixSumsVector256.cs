using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tabib.Core.Kernels;

/// <summary><see cref="GenotypeMatrixSums"/> with the eight numbers of a row in two 256-bit vectors.</summary>
internal static class GenotypeMatrixSumsVector256
{
    private const int Run = 256 * GenotypeMatrixSums.Columns;

    public static void Add(ReadOnlySpan<byte> bytes, ReadOnlySpan<long> worths, Span<long> tables, Span<long> sums)
    {
        ref var worth = ref MemoryMarshal.GetReference(worths);
        ref var table = ref MemoryMarshal.GetReference(tables);
        for (var run = 0; run < 4; run++) Fill(ref Unsafe.Add(ref worth, run * 16 * 8), ref Unsafe.Add(ref table, run * Run));
        var samples = sums.Length / GenotypeMatrixSums.Columns;
        ref var sum = ref MemoryMarshal.GetReference(sums);
        ref var first = ref MemoryMarshal.GetReference(bytes);
        ref var second = ref Unsafe.Add(ref first, samples);
        ref var third = ref Unsafe.Add(ref second, samples);
        ref var fourth = ref Unsafe.Add(ref third, samples);
        for (var sample = 0; sample < samples; sample++)
        {
            var (one, two) = ((nuint)Unsafe.Add(ref first, sample) * 8, ((nuint)Unsafe.Add(ref second, sample) * 8) + Run);
            var (three, four) = (((nuint)Unsafe.Add(ref third, sample) * 8) + (2 * Run), ((nuint)Unsafe.Add(ref fourth, sample) * 8) + (3 * Run));
            for (nuint half = 0; half < 8; half += 4)
            {
                var place = ((nuint)sample * 8) + half;
                var total = Vector256.LoadUnsafe(ref sum, place)
                    + Vector256.LoadUnsafe(ref table, one + half)
                    + Vector256.LoadUnsafe(ref table, two + half)
                    + Vector256.LoadUnsafe(ref table, three + half)
                    + Vector256.LoadUnsafe(ref table, four + half);
                total.StoreUnsafe(ref sum, place);
            }
        }
    }

    private static void Fill(ref long worths, ref long table)
    {
        for (nuint row = 0; row < 256; row++)
        {
            for (nuint half = 0; half < 8; half += 4)
            {
                var low = Vector256.LoadUnsafe(ref worths, ((row & 3) * 8) + half) + Vector256.LoadUnsafe(ref worths, ((4 + ((row >> 2) & 3)) * 8) + half);
                var high = Vector256.LoadUnsafe(ref worths, ((8 + ((row >> 4) & 3)) * 8) + half) + Vector256.LoadUnsafe(ref worths, ((12 + (row >> 6)) * 8) + half);
                (low + high).StoreUnsafe(ref table, (row * 8) + half);
            }
        }
    }
}
