using System.Numerics;

namespace Tabib.Core.Kernels;

/// <summary><see cref="GenotypeCounter"/> with 64-bit words: three population counts for 32 samples.</summary>
internal static class GenotypeCounterScalar
{
    private const ulong LowBits = 0x5555_5555_5555_5555;

    public static GenotypeCounts Count(ReadOnlySpan<ulong> packed, int sampleCount)
    {
        int low = 0, high = 0, both = 0;
        foreach (var word in packed) Add(word, ref low, ref high, ref both);
        return Counts(sampleCount, low, high, both);
    }

    public static GenotypeCounts Count(ReadOnlySpan<ulong> packed, ReadOnlySpan<ulong> mask, int chosen)
    {
        int low = 0, high = 0, both = 0;
        for (var i = 0; i < packed.Length; i++) Add(packed[i] & mask[i], ref low, ref high, ref both);
        return Counts(chosen, low, high, both);
    }

    private static void Add(ulong word, ref int low, ref int high, ref int both)
    {
        low += BitOperations.PopCount(word & LowBits);
        high += BitOperations.PopCount(word & ~LowBits);
        both += BitOperations.PopCount(word & (word >> 1) & LowBits);
    }

    private static GenotypeCounts Counts(int samples, int low, int high, int both) => new(samples - low - high + both, low - both, high - both, both);
}
