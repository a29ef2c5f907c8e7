using System.Numerics;
using Tabib.Core.Genome;
using Tabib.Core.Kernels;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>One variant as correlations need it: planes of one bit a sample, with genotypes as -1 (no copy), 0 (one) and 1 (two), and their sums.</summary>
internal sealed class LdVariant(int sampleCount)
{
    /// <summary>Homozygous, either way.</summary>
    public ulong[] Homozygous { get; } = new ulong[GenotypePlanes.PlaneWords(sampleCount)];

    /// <summary>Two copies of the counted allele.</summary>
    public ulong[] Positive { get; } = new ulong[GenotypePlanes.PlaneWords(sampleCount)];

    /// <summary>Called at all.</summary>
    public ulong[] Called { get; } = new ulong[GenotypePlanes.PlaneWords(sampleCount)];

    public int Variant { get; private set; }

    public int CalledCount { get; private set; }

    /// <summary>Samples that count and have no call.</summary>
    public int MissingCount { get; private set; }

    public int Sum { get; private set; }

    public int SumOfSquares { get; private set; }

    public double Mean => (double)Sum / CalledCount;

    public double MinorFrequency { get; private set; }

    /// <summary>Whether it varies among the called samples.</summary>
    public bool IsPolymorphic => (long)SumOfSquares * CalledCount != (long)Sum * Sum;

    /// <summary>Largest distance of a genotype that occurs from the mean.</summary>
    public double LargestDeviation { get; private set; }

    /// <summary>Largest absolute sum of deviations from the mean that any samples can have: half the sum of all absolute deviations.</summary>
    public double LargestDeviationSum { get; private set; }

    /// <summary>Sum of squared deviations from the mean.</summary>
    public double SumOfSquaredDeviations { get; private set; }

    public void Set(int variant, GenotypeBuffer genotypes, LdSamples samples, ChromosomeKind kind)
    {
        Variant = variant;
        genotypes.Densify();
        GenotypePlanes.Split(genotypes.Packed, Called, Positive);
        var (called, homozygous, positive, allowedCount) = (0, 0, 0, 0);
        for (var word = 0; word < Called.Length; word++)
        {
            var (low, high) = (Called[word], Positive[word]);
            var allowed = samples.AllowedWord(word, kind);
            var het = low & ~high & allowed & samples.DiploidWord(word, kind);
            var two = high & ~low & allowed;
            var none = ~(low | high) & allowed;
            Positive[word] = two;
            Homozygous[word] = two | none;
            Called[word] = two | none | het;
            allowedCount += BitOperations.PopCount(allowed);
            called += BitOperations.PopCount(Called[word]);
            homozygous += BitOperations.PopCount(Homozygous[word]);
            positive += BitOperations.PopCount(two);
        }

        CalledCount = called;
        MissingCount = allowedCount - called;
        SumOfSquares = homozygous;
        Sum = (2 * positive) - homozygous;
        var frequency = called == 0 ? 0 : (Mean + 1) / 2;
        MinorFrequency = Math.Min(frequency, 1 - frequency);
        SetDeviations(positive, called - homozygous, homozygous - positive);
    }

    private void SetDeviations(int positive, int het, int negative)
    {
        var mean = CalledCount == 0 ? 0 : Mean;
        SumOfSquaredDeviations = SumOfSquares - (mean * Sum);
        LargestDeviationSum = ((positive * (1 - mean)) + (het * Math.Abs(mean)) + (negative * (1 + mean))) / 2;
        LargestDeviation = Math.Max(positive > 0 ? 1 - mean : 0, Math.Max(het > 0 ? Math.Abs(mean) : 0, negative > 0 ? 1 + mean : 0));
    }
}
