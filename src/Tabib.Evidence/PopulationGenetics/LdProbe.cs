using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Tabib.Core.Kernels;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Finds those variants that correlate with one variant more than a threshold; mostly without counting what is missing.</summary>
/// <remarks>
/// The product of two variants is exact whatever is missing. Sums over the samples called in both differ from those at hand by the samples missing in the other variant,
/// and how much those can add is bounded: the genotypes that deviate most, as many as may be missing. Only pairs that may be above the threshold are counted in full.
/// Where nothing is missing, the numbers of carriers alone bound the correlation: that of a rare and a common allele is small however they are spread.
/// </remarks>
internal sealed class LdProbe(double threshold)
{
    /// <summary>Variants compared at a time: the lanes of a vector of doubles.</summary>
    public const int Batch = 8;

    /// <summary>A thousandth is left for the rounding of the bounds.</summary>
    private readonly double _safe = 0.999 * threshold;

    private readonly int[] _products = new int[Batch];

    /// <summary>Compares the variant with up to 8 others.</summary>
    /// <returns>Bit i is set where the squared correlation with the variant at start + i is above the threshold.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public uint Compare(LdVariant variant, LdColumns others, int start, int count)
    {
        var open = ~BelowByCounts(variant, others, start) & ((1u << count) - 1);
        if (open == 0) return 0;
        GenotypeDot.Products(variant.Planes, others.Planes(start, count), _products, open);
        open &= ~SurelyBelow(variant, others, start);
        var found = 0u;
        for (; open != 0; open &= open - 1)
        {
            var i = BitOperations.TrailingZeroCount(open);
            var (covariance, varianceX, varianceY) = LdCorrelation.Moments(variant, others[start + i], _products[i]);
            if (covariance * covariance > threshold * varianceX * varianceY) found |= 1u << i;
        }

        return found;
    }

    /// <returns>Bit i is set where numbers of carriers say that the squared correlation cannot be above the threshold; bits beyond the last variant mean nothing.</returns>
    /// <remarks>Copies are those who have one or two, plus those who have two: the sum of products is that of four numbers of samples shared. Of two groups as many are shared as the smaller has, at most; at least what does not fit beside each other.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint BelowByCounts(LdVariant variant, LdColumns others, int start)
    {
        if (variant.MissingCount > 0) return 0;
        var (carriers, homozygotes) = (Vector512.Create((double)variant.Carriers), Vector512.Create((double)variant.Homozygotes));
        var otherCarriers = Load(others.Carriers, start);
        var otherHomozygotes = Load(others.Homozygotes, start);
        var samples = Vector512.Create((double)variant.CalledCount);
        var copies = (carriers + homozygotes) * (otherCarriers + otherHomozygotes);
        var most = Vector512.Min(carriers, otherCarriers) + Vector512.Min(carriers, otherHomozygotes) + Vector512.Min(homozygotes, otherCarriers) + Vector512.Min(homozygotes, otherHomozygotes);
        var least = Beyond(carriers + otherCarriers, samples) + Beyond(carriers + otherHomozygotes, samples) + Beyond(homozygotes + otherCarriers, samples) + Beyond(homozygotes + otherHomozygotes, samples);
        var covariance = Vector512.Max((samples * most) - copies, copies - (samples * least));
        var limit = Vector512.Create(_safe * LdColumns.WholeVariance(variant)) * Load(others.Variances, start);

        // Comparisons with what is not a number, for missing calls, are false.
        return (uint)Vector512.ExtractMostSignificantBits(Vector512.LessThan(covariance * covariance, limit));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Beyond(Vector512<double> both, Vector512<double> samples) => Vector512.Max(both - samples, Vector512<double>.Zero);

    /// <returns>Bit i is set where the squared correlation cannot be above the threshold; bits beyond the last variant mean nothing.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint SurelyBelow(LdVariant variant, LdColumns others, int start)
    {
        var products = Vector512.ConvertToDouble(Widen(_products));
        var (mean, apart) = (Vector512.Create(LdColumns.BoundedMean(variant)), Vector512.Create(variant.LargestSum));
        var means = Load(others.Means, start);
        var aparts = Load(others.Apart, start);
        var called = Vector512.Min(Vector512.Create((double)variant.CalledCount), Load(others.Called, start));
        var least = called - Vector512.Max(Vector512.Create((double)variant.MissingCount), Load(others.Missing, start));
        var part = Vector512<double>.One / least;
        var both = mean * means;
        var covariance = Vector512.Max(Vector512.Abs(products - (both * called)), Vector512.Abs(products - (both * least)))
            + (Vector512.Abs(mean) * aparts) + (Vector512.Abs(means) * apart) + (apart * aparts * part);
        var varianceX = Vector512.Create(LdColumns.LeastSquares(variant)) - (apart * apart * part);
        var varianceY = Load(others.Squares, start) - (aparts * aparts * part);

        // Comparisons with what is not a number are false.
        var isBelow = Vector512.LessThan(covariance * covariance, Vector512.Create(_safe) * varianceX * varianceY)
            & Vector512.GreaterThan(varianceX, Vector512<double>.Zero)
            & Vector512.GreaterThan(varianceY, Vector512<double>.Zero)
            & Vector512.GreaterThanOrEqual(least, Vector512<double>.One);
        return (uint)Vector512.ExtractMostSignificantBits(isBelow);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Load(ReadOnlySpan<double> values, int start) => Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)start);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Widen(int[] values)
    {
        var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(values)));
        return Vector512.Create(low, high);
    }
}
