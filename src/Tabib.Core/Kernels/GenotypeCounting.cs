using System.Numerics;
using System.Runtime.CompilerServices;
using Tabib.Core.Genome;

namespace Tabib.Core.Kernels;

/// <summary>Counts two-bit codes: of all samples or of chosen ones, dense or listed.</summary>
/// <remarks>In each word the lower bits, the upper bits and both together are counted; adding two-bit fields before widening them spares most of the work of population counts, and needs no instruction that .NET lacks.</remarks>
public static partial class GenotypeCounting
{
    private const ulong Low = 0x5555_5555_5555_5555;

    /// <summary>Of all samples.</summary>
    public static GenotypeCounts Count(GenotypeBuffer genotypes)
    {
        ArgumentNullException.ThrowIfNull(genotypes);
        return genotypes.IsSparse ? CountList(genotypes, null) : Count(genotypes.Packed.AsSpan(0, genotypes.WordCount), genotypes.SampleCount);
    }

    /// <summary>Of chosen samples.</summary>
    public static GenotypeCounts Count(GenotypeBuffer genotypes, SampleMask chosen)
    {
        ArgumentNullException.ThrowIfNull(genotypes);
        ArgumentNullException.ThrowIfNull(chosen);
        ArgumentOutOfRangeException.ThrowIfNotEqual(chosen.SampleCount, genotypes.SampleCount);
        return genotypes.IsSparse ? CountList(genotypes, chosen) : Count(genotypes.Packed.AsSpan(0, genotypes.WordCount), chosen);
    }

    /// <param name="packed">What lies beyond the last sample is 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static GenotypeCounts Count(ReadOnlySpan<ulong> packed, int sampleCount)
    {
        var sums = Simd.Level switch
        {
            SimdLevel.Vector512 => Sums512(packed, []),
            SimdLevel.Vector256 => Sums256(packed, []),
            _ => SumsScalar(packed, []),
        };
        return sums.Of(sampleCount);
    }

    public static GenotypeCounts Count(ReadOnlySpan<ulong> packed, SampleMask chosen)
    {
        ArgumentNullException.ThrowIfNull(chosen);
        var mask = chosen.Words[..packed.Length];
        var sums = Simd.Level switch
        {
            SimdLevel.Vector512 => Sums512(packed, mask),
            SimdLevel.Vector256 => Sums256(packed, mask),
            _ => SumsScalar(packed, mask),
        };
        return sums.Of(chosen.Count);
    }

    /// <param name="mask">Empty for all.</param>
    internal static BitSums SumsScalar(ReadOnlySpan<ulong> packed, ReadOnlySpan<ulong> mask)
    {
        var (lower, upper, both) = (0, 0, 0);
        for (var i = 0; i < packed.Length; i++)
        {
            var chosen = mask.IsEmpty ? Low : mask[i];
            var low = packed[i] & chosen;
            var high = (packed[i] >> 1) & chosen;
            lower += BitOperations.PopCount(low);
            upper += BitOperations.PopCount(high);
            both += BitOperations.PopCount(low & high);
        }

        return new BitSums(lower, upper, both);
    }

    private static GenotypeCounts CountList(GenotypeBuffer genotypes, SampleMask? chosen)
    {
        Span<int> counts = stackalloc int[4];
        counts.Clear();
        var listed = genotypes.ExceptionCount;
        if (chosen is null)
        {
            foreach (var code in genotypes.ExceptionCodes.AsSpan(0, listed)) counts[code & 3]++;
        }
        else
        {
            listed = 0;
            for (var i = 0; i < genotypes.ExceptionCount; i++)
            {
                if (!chosen.Contains(genotypes.ExceptionSamples[i])) continue;
                counts[genotypes.ExceptionCodes[i] & 3]++;
                listed++;
            }
        }

        counts[genotypes.CommonCode & 3] += (chosen?.Count ?? genotypes.SampleCount) - listed;
        return new GenotypeCounts(counts[0], counts[1], counts[2], counts[3]);
    }

    /// <summary>Numbers of lower bits, of upper bits, and of samples that have both.</summary>
    internal readonly record struct BitSums(int Lower, int Upper, int Both)
    {
        public GenotypeCounts Of(int sampleCount) => new(sampleCount - Lower - Upper + Both, Lower - Both, Upper - Both, Both);

        public BitSums Plus(BitSums other) => new(Lower + other.Lower, Upper + other.Upper, Both + other.Both);
    }
}
