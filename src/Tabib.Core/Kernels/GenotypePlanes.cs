using System.Runtime.Intrinsics.X86;

namespace Tabib.Core.Kernels;

/// <summary>Parts 2-bit genotype codes into planes of one bit a sample.</summary>
public static class GenotypePlanes
{
    private const ulong LowBits = 0x5555_5555_5555_5555;

    /// <summary>Words of a plane over so many samples, a whole number of 512-sample lines.</summary>
    public static int PlaneWords(int sampleCount) => (sampleCount + 511) / 512 * 8;

    /// <param name="packed">32 codes a word, an even number of words.</param>
    /// <param name="low">Bit 0 of the codes, 64 samples a word: one copy, or missing.</param>
    /// <param name="high">Bit 1: two copies, or missing.</param>
    public static void Split(ReadOnlySpan<ulong> packed, Span<ulong> low, Span<ulong> high)
    {
        var words = packed.Length / 2;
        for (var word = 0; word < words; word++)
        {
            var (first, second) = (packed[2 * word], packed[(2 * word) + 1]);
            low[word] = EvenBits(first) | (EvenBits(second) << 32);
            high[word] = EvenBits(first >> 1) | (EvenBits(second >> 1) << 32);
        }
    }

    private static ulong EvenBits(ulong word)
    {
        if (Bmi2.X64.IsSupported) return Bmi2.X64.ParallelBitExtract(word, LowBits);
        word &= LowBits;
        word = (word | (word >> 1)) & 0x3333_3333_3333_3333;
        word = (word | (word >> 2)) & 0x0F0F_0F0F_0F0F_0F0F;
        word = (word | (word >> 4)) & 0x00FF_00FF_00FF_00FF;
        word = (word | (word >> 8)) & 0x0000_FFFF_0000_FFFF;
        return (word | (word >> 16)) & 0x0000_0000_FFFF_FFFF;
    }
}
