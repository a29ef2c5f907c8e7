using System.Numerics;
using System.Runtime.InteropServices;

namespace Tabib.Core.Kernels;

/// <summary>The dot product of two variants over all samples, with genotypes as -1, 0 (heterozygous or missing) and 1: what a correlation is made of.</summary>
/// <remarks>Where both are homozygous they either agree or differ. Agreement and the opposite of difference are counted together: one tree of carry-save adders for both.</remarks>
public static class GenotypeDot
{
    /// <summary>Planes are a whole number of these.</summary>
    public const int LineWords = 8;

    /// <param name="homozygous1">One bit a sample: homozygous, either way.</param>
    /// <param name="positive1">One bit a sample: homozygous with value 1; subset of <paramref name="homozygous1"/>.</param>
    /// <returns>Samples homozygous in both and equal, less those that differ.</returns>
    public static int Product(ReadOnlySpan<ulong> homozygous1, ReadOnlySpan<ulong> positive1, ReadOnlySpan<ulong> homozygous2, ReadOnlySpan<ulong> positive2) =>
        Product(Simd.Level, homozygous1, positive1, homozygous2, positive2);

    internal static int Product(SimdLevel level, ReadOnlySpan<ulong> homozygous1, ReadOnlySpan<ulong> positive1, ReadOnlySpan<ulong> homozygous2, ReadOnlySpan<ulong> positive2)
    {
        var words = homozygous1.Length;
        if (words % LineWords != 0 || positive1.Length != words || homozygous2.Length != words || positive2.Length != words)
            throw new ArgumentException("Planes are of the same length, a whole number of 8 words.", nameof(homozygous1));
        ref var h1 = ref MemoryMarshal.GetReference(homozygous1);
        ref var p1 = ref MemoryMarshal.GetReference(positive1);
        ref var h2 = ref MemoryMarshal.GetReference(homozygous2);
        ref var p2 = ref MemoryMarshal.GetReference(positive2);
        return level switch
        {
            SimdLevel.Vector512 => GenotypeDotVector512.Product(ref h1, ref p1, ref h2, ref p2, words),
            SimdLevel.Vector256 => GenotypeDotVector256.Product(ref h1, ref p1, ref h2, ref p2, words),
            _ => Scalar(homozygous1, positive1, homozygous2, positive2),
        };
    }

    /// <summary>Samples that have a bit in both planes.</summary>
    public static int Both(ReadOnlySpan<ulong> plane1, ReadOnlySpan<ulong> plane2)
    {
        var count = 0;
        for (var word = 0; word < plane1.Length; word++) count += BitOperations.PopCount(plane1[word] & plane2[word]);
        return count;
    }

    private static int Scalar(ReadOnlySpan<ulong> homozygous1, ReadOnlySpan<ulong> positive1, ReadOnlySpan<ulong> homozygous2, ReadOnlySpan<ulong> positive2)
    {
        var (both, differ) = (0, 0);
        for (var word = 0; word < homozygous1.Length; word++)
        {
            var bits = homozygous1[word] & homozygous2[word];
            both += BitOperations.PopCount(bits);
            differ += BitOperations.PopCount(bits & (positive1[word] ^ positive2[word]));
        }

        return both - (2 * differ);
    }
}
