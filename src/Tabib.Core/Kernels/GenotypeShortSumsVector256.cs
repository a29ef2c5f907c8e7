using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tabib.Core.Kernels;

/// <summary><see cref="GenotypeShortSums"/> with the sixteen numbers of a row in two 256-bit vectors.</summary>
internal static class GenotypeShortSumsVector256
{
    private const nuint Columns = GenotypeShortSums.Columns;
    private const nuint Run = GenotypeShortSums.Rows * Columns;

    public static void Add(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> worths, Span<int> tables, Span<int> sums)
    {
        ref var worth = ref MemoryMarshal.GetReference(worths);
        ref var table = ref MemoryMarshal.GetReference(tables);
        for (nuint run = 0; run < GenotypeShortSums.BytesPerGroup; run++) Fill(ref Unsafe.Add(ref worth, run * 12 * Columns), ref Unsafe.Add(ref table, run * Run));
        var samples = (nuint)sums.Length / Columns;
        ref var sum = ref MemoryMarshal.GetReference(sums);
        ref var codes = ref MemoryMarshal.GetReference(bytes);
        for (nuint sample = 0; sample < samples; sample++)
        {
            var low = Vector256.LoadUnsafe(ref sum, sample * Columns);
            var high = Vector256.LoadUnsafe(ref sum, (sample * Columns) + 8);
            for (nuint run = 0; run < GenotypeShortSums.BytesPerGroup; run++)
            {
                var row = (Unsafe.Add(ref codes, (run * samples) + sample) * Columns) + (run * Run);
                low += Vector256.LoadUnsafe(ref table, row);
                high += Vector256.LoadUnsafe(ref table, row + 8);
            }

            low.StoreUnsafe(ref sum, sample * Columns);
            high.StoreUnsafe(ref sum, (sample * Columns) + 8);
        }
    }

    private static void Fill(ref int worths, ref int table)
    {
        for (nuint row = 0; row < GenotypeShortSums.Rows; row++)
        {
            for (nuint half = 0; half < Columns; half += 8)
            {
                var worth = Vector256.LoadUnsafe(ref worths, ((row & 3) * Columns) + half)
                    + Vector256.LoadUnsafe(ref worths, ((4 + ((row >> 2) & 3)) * Columns) + half)
                    + Vector256.LoadUnsafe(ref worths, ((8 + (row >> 4)) * Columns) + half);
                worth.StoreUnsafe(ref table, (row * Columns) + half);
            }
        }
    }
}
