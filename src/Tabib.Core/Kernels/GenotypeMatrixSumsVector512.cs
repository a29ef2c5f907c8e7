using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tabib.Core.Kernels;

/// <summary><see cref="GenotypeMatrixSums"/> with the eight numbers of a row in one 512-bit vector.</summary>
internal static class GenotypeMatrixSumsVector512
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
            var place = (nuint)sample * 8;
            var total = Vector512.LoadUnsafe(ref sum, place)
                + Vector512.LoadUnsafe(ref table, (nuint)Unsafe.Add(ref first, sample) * 8)
                + Vector512.LoadUnsafe(ref table, ((nuint)Unsafe.Add(ref second, sample) * 8) + Run)
                + Vector512.LoadUnsafe(ref table, ((nuint)Unsafe.Add(ref third, sample) * 8) + (2 * Run))
                + Vector512.LoadUnsafe(ref table, ((nuint)Unsafe.Add(ref fourth, sample) * 8) + (3 * Run));
            total.StoreUnsafe(ref sum, place);
        }
    }

    private static void Fill(ref long worths, ref long table)
    {
        for (nuint high = 0; high < 16; high++)
        {
            var upper = Vector512.LoadUnsafe(ref worths, (8 + (high & 3)) * 8) + Vector512.LoadUnsafe(ref worths, (12 + (high >> 2)) * 8);
            for (nuint low = 0; low < 16; low++)
                (upper + Vector512.LoadUnsafe(ref worths, (low & 3) * 8) + Vector512.LoadUnsafe(ref worths, (4 + (low >> 2)) * 8)).StoreUnsafe(ref table, ((high * 16) + low) * 8);
        }
    }
}
