using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tabib.Core.Kernels;

/// <summary><see cref="GenotypeShortSums"/> with the sixteen numbers of a row in one 512-bit vector.</summary>
internal static class GenotypeShortSumsVector512
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
        ref var a = ref MemoryMarshal.GetReference(bytes);
        ref var b = ref Unsafe.Add(ref a, samples);
        ref var c = ref Unsafe.Add(ref b, samples);
        ref var d = ref Unsafe.Add(ref c, samples);
        ref var e = ref Unsafe.Add(ref d, samples);
        ref var f = ref Unsafe.Add(ref e, samples);
        ref var g = ref Unsafe.Add(ref f, samples);
        ref var h = ref Unsafe.Add(ref g, samples);
        for (nuint sample = 0; sample < samples; sample++)
        {
            var first = Row(ref table, Unsafe.Add(ref a, sample), 0) + Row(ref table, Unsafe.Add(ref b, sample), 1)
                + (Row(ref table, Unsafe.Add(ref c, sample), 2) + Row(ref table, Unsafe.Add(ref d, sample), 3));
            var second = Row(ref table, Unsafe.Add(ref e, sample), 4) + Row(ref table, Unsafe.Add(ref f, sample), 5)
                + (Row(ref table, Unsafe.Add(ref g, sample), 6) + Row(ref table, Unsafe.Add(ref h, sample), 7));
            (Vector512.LoadUnsafe(ref sum, sample * Columns) + first + second).StoreUnsafe(ref sum, sample * Columns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Row(ref int tables, byte code, nuint run) => Vector512.LoadUnsafe(ref tables, (code * Columns) + (run * Run));

    private static void Fill(ref int worths, ref int table)
    {
        for (nuint high = 0; high < 16; high++)
        {
            var upper = Vector512.LoadUnsafe(ref worths, (4 + (high & 3)) * Columns) + Vector512.LoadUnsafe(ref worths, (8 + (high >> 2)) * Columns);
            for (nuint low = 0; low < 4; low++) (upper + Vector512.LoadUnsafe(ref worths, low * Columns)).StoreUnsafe(ref table, ((high * 4) + low) * Columns);
        }
    }
}
