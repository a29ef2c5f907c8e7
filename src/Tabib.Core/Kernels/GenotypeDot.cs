using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tabib.Core.Kernels;

/// <summary>Dot products of two variants over all samples, with genotypes as -1, 0 (heterozygous or missing) and 1: what a correlation is made of.</summary>
/// <remarks>
/// A variant is three planes of one bit a sample, one after the other, each a whole number of 8 words: homozygous either way, homozygous with value 1, called at all.
/// Where both are homozygous they either agree or differ. Agreement and the opposite of difference are counted together: one tree of carry-save adders for both.
/// </remarks>
public static class GenotypeDot
{
    /// <summary>Planes are a whole number of these.</summary>
    public const int LineWords = 8;

    public const int PlaneCount = 3;

    /// <summary>Products of one variant with others: samples homozygous in both and equal, less those that differ.</summary>
    /// <param name="wanted">Bit i is set where the product with the i-th is asked for; others stay as they are. At most 32 are compared.</param>
    public static void Products(ulong[] variant, ReadOnlySpan<ulong[]> others, Span<int> products, uint wanted = uint.MaxValue) => Products(Simd.Level, variant, others, products, wanted);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Products(SimdLevel level, ulong[] variant, ReadOnlySpan<ulong[]> others, Span<int> products, uint wanted = uint.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(others.Length, 32);
        var words = WordsOf(variant);
        ref var h1 = ref MemoryMarshal.GetArrayDataReference(variant);
        ref var p1 = ref Unsafe.Add(ref h1, words);
        for (var i = 0; i < others.Length; i++)
        {
            if ((wanted & (1u << i)) == 0) continue;
            var other = others[i];
            if (other.Length != variant.Length) throw new ArgumentException("Variants have the same number of samples.", nameof(others));
            ref var h2 = ref MemoryMarshal.GetArrayDataReference(other);
            ref var p2 = ref Unsafe.Add(ref h2, words);
            products[i] = level switch
            {
                SimdLevel.Vector512 => GenotypeDotVector512.Product(ref h1, ref p1, ref h2, ref p2, words),
                SimdLevel.Vector256 => GenotypeDotVector256.Product(ref h1, ref p1, ref h2, ref p2, words),
                _ => Product(variant, other, words),
            };
        }
    }

    /// <summary>What each variant has among the samples called in the other one.</summary>
    public static GenotypeOverlap Overlap(ulong[] first, ulong[] second) => Overlap(Simd.Level, first, second);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static GenotypeOverlap Overlap(SimdLevel level, ulong[] first, ulong[] second)
    {
        var words = WordsOf(first);
        if (second.Length != first.Length) throw new ArgumentException("Variants have the same number of samples.", nameof(second));
        ref var h1 = ref MemoryMarshal.GetArrayDataReference(first);
        ref var h2 = ref MemoryMarshal.GetArrayDataReference(second);
        switch (level)
        {
            case SimdLevel.Vector512: return GenotypeDotVector512.Overlap(ref h1, ref h2, words);
            case SimdLevel.Vector256: return GenotypeDotVector256.Overlap(ref h1, ref h2, words);
            default:
                var called1 = first.AsSpan(2 * words);
                var called2 = second.AsSpan(2 * words);
                return new GenotypeOverlap(
                    Both(called1, called2),
                    Both(first.AsSpan(0, words), called2),
                    Both(first.AsSpan(words, words), called2),
                    Both(second.AsSpan(0, words), called1),
                    Both(second.AsSpan(words, words), called1));
        }
    }

    private static int WordsOf(ulong[] variant)
    {
        ArgumentNullException.ThrowIfNull(variant);
        return variant.Length % (PlaneCount * LineWords) == 0 ? variant.Length / PlaneCount : throw new ArgumentException("A variant is three planes of whole lines of 8 words.", nameof(variant));
    }

    private static int Product(ulong[] first, ulong[] second, int words)
    {
        var (both, differ) = (0, 0);
        for (var word = 0; word < words; word++)
        {
            var bits = first[word] & second[word];
            both += BitOperations.PopCount(bits);
            differ += BitOperations.PopCount(bits & (first[words + word] ^ second[words + word]));
        }

        return both - (2 * differ);
    }

    private static int Both(ReadOnlySpan<ulong> plane1, ReadOnlySpan<ulong> plane2)
    {
        var count = 0;
        for (var word = 0; word < plane1.Length; word++) count += BitOperations.PopCount(plane1[word] & plane2[word]);
        return count;
    }
}
