using Tabib.Core.Genome;

namespace Tabib.Core.Kernels;

/// <summary>Counts the genotypes of one variant, over all samples or some of them.</summary>
public static class GenotypeCounter
{
    public static GenotypeCounts Count(GenotypeBuffer genotypes)
    {
        ArgumentNullException.ThrowIfNull(genotypes);
        if (genotypes.IsSparse) return CountSparse(genotypes, null);
        return Count(genotypes.Packed, genotypes.SampleCount);
    }

    public static GenotypeCounts Count(GenotypeBuffer genotypes, SampleMask mask)
    {
        ArgumentNullException.ThrowIfNull(genotypes);
        ArgumentNullException.ThrowIfNull(mask);
        if (mask.SampleCount != genotypes.SampleCount) throw new ArgumentException("The mask is for another number of samples.", nameof(mask));
        if (genotypes.IsSparse) return CountSparse(genotypes, mask);
        return Simd.Level switch
        {
            SimdLevel.Vector512 => GenotypeCounterVector512.Count(genotypes.Packed, mask.Words, mask.Count),
            SimdLevel.Vector256 => GenotypeCounterVector256.Count(genotypes.Packed, mask.Words, mask.Count),
            _ => GenotypeCounterScalar.Count(genotypes.Packed, mask.Words, mask.Count),
        };
    }

    /// <param name="packed">2-bit codes, 32 samples a word; what lies beyond the last sample is 0.</param>
    public static GenotypeCounts Count(ReadOnlySpan<ulong> packed, int sampleCount) => Simd.Level switch
    {
        SimdLevel.Vector512 => GenotypeCounterVector512.Count(packed, sampleCount),
        SimdLevel.Vector256 => GenotypeCounterVector256.Count(packed, sampleCount),
        _ => GenotypeCounterScalar.Count(packed, sampleCount),
    };

    private static GenotypeCounts CountSparse(GenotypeBuffer genotypes, SampleMask? mask)
    {
        Span<int> counts = stackalloc int[4];
        var samples = genotypes.ExceptionSamples.AsSpan(0, genotypes.ExceptionCount);
        var codes = genotypes.ExceptionCodes.AsSpan(0, genotypes.ExceptionCount);
        var listed = 0;
        for (var i = 0; i < samples.Length; i++)
        {
            if (mask is not null && !mask.Contains(samples[i])) continue;
            counts[codes[i] & 3]++;
            listed++;
        }

        counts[genotypes.CommonCode] += (mask?.Count ?? genotypes.SampleCount) - listed;
        return new GenotypeCounts(counts[0], counts[1], counts[2], counts[3]);
    }
}
