using System.Numerics;
using Tabib.Core.Genome;
using Tabib.Core.Kernels;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>One variant as correlations need it: planes of one bit a sample, with genotypes as -1 (no copy), 0 (one) and 1 (two), and their sums.</summary>
internal sealed class LdVariant(int sampleCount)
{
    /// <summary>Missing calls up to this share of the samples (one in so many) have ready bounds of what they may change.</summary>
    private const int FewShare = 64;

    /// <summary>Of one, with what the object itself takes.</summary>
    public static long Bytes(int sampleCount) => 192 + (GenotypePlanes.PlaneWords(sampleCount) * GenotypeDot.PlaneCount * (long)sizeof(ulong));

    /// <summary>Homozygous, homozygous for the counted allele, called: as <see cref="GenotypeDot"/> takes them.</summary>
    public ulong[] Planes { get; } = new ulong[GenotypePlanes.PlaneWords(sampleCount) * GenotypeDot.PlaneCount];

    public int Variant { get; private set; }

    public int CalledCount { get; private set; }

    /// <summary>Samples that count and have no call.</summary>
    public int MissingCount { get; private set; }

    public int Sum { get; private set; }

    public int SumOfSquares { get; private set; }

    /// <summary>Samples with at least one copy of the counted allele.</summary>
    public int Carriers { get; private set; }

    /// <summary>Samples with two copies.</summary>
    public int Homozygotes { get; private set; }

    /// <summary>0 where nobody is called.</summary>
    public double Mean { get; private set; }

    public double MinorFrequency { get; private set; }

    /// <summary>Sum of squared deviations from the mean.</summary>
    public double SumOfSquaredDeviations { get; private set; }

    /// <summary>Whether it varies among the called samples.</summary>
    public bool IsPolymorphic => (long)SumOfSquares * CalledCount != (long)Sum * Sum;

    /// <summary>So few samples that <see cref="LargestSum"/> and <see cref="LargestSquares"/> hold for them.</summary>
    public int Few { get; } = sampleCount / FewShare;

    /// <summary>The largest absolute sum of deviations from the mean that a few samples can have.</summary>
    public double LargestSum { get; private set; }

    /// <summary>The largest sum of squared deviations from the mean that a few samples can have.</summary>
    public double LargestSquares { get; private set; }

    public void Set(int variant, GenotypeBuffer genotypes, LdSamples samples, ChromosomeKind kind)
    {
        Variant = variant;
        genotypes.Densify();
        var words = Planes.Length / GenotypeDot.PlaneCount;
        var homozygous = Planes.AsSpan(0, words);
        var positive = Planes.AsSpan(words, words);
        var called = Planes.AsSpan(2 * words);
        GenotypePlanes.Split(genotypes.Packed, called, positive);
        var (calledCount, homozygousCount, positiveCount, allowedCount) = (0, 0, 0, 0);
        for (var word = 0; word < words; word++)
        {
            var (low, high) = (called[word], positive[word]);
            var allowed = samples.AllowedWord(word, kind);
            var het = low & ~high & allowed & samples.DiploidWord(word, kind);
            var two = high & ~low & allowed;
            var none = ~(low | high) & allowed;
            positive[word] = two;
            homozygous[word] = two | none;
            called[word] = two | none | het;
            allowedCount += BitOperations.PopCount(allowed);
            calledCount += BitOperations.PopCount(called[word]);
            homozygousCount += BitOperations.PopCount(homozygous[word]);
            positiveCount += BitOperations.PopCount(two);
        }

        CalledCount = calledCount;
        MissingCount = allowedCount - calledCount;
        SumOfSquares = homozygousCount;
        Sum = (2 * positiveCount) - homozygousCount;
        Homozygotes = positiveCount;
        Carriers = positiveCount + calledCount - homozygousCount;
        Mean = calledCount == 0 ? 0 : (double)Sum / calledCount;
        var frequency = (Mean + 1) / 2;
        MinorFrequency = Math.Min(frequency, 1 - frequency);
        SumOfSquaredDeviations = SumOfSquares - (Mean * Sum);
        SetLargest(positiveCount, calledCount - homozygousCount, homozygousCount - positiveCount);
    }

    /// <summary>The samples that deviate most are taken first: above the mean, and below it.</summary>
    private void SetLargest(int positive, int het, int negative)
    {
        var (high, middle, low) = (1 - Mean, Math.Abs(Mean), 1 + Mean);
        var (above, below) = Mean < 0 ? (het, 0) : (0, het);
        var up = Math.Min(Few, positive);
        var down = Math.Min(Few, negative);
        LargestSum = Math.Max((up * high) + (Math.Min(Few - up, above) * middle), (down * low) + (Math.Min(Few - down, below) * middle));

        // The genotype farthest from the mean first; for all that is left the farther of the other two is a bound.
        var (first, firstDistance, second, secondDistance) = high > low ? (positive, high, negative, low) : (negative, low, positive, high);
        var most = Math.Min(Few, first);
        var other = Math.Max(het > 0 ? middle * middle : 0, second > 0 ? secondDistance * secondDistance : 0);
        LargestSquares = (most * firstDistance * firstDistance) + ((Few - most) * other);
    }
}
