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
        GenotypeDot.Products(variant.Planes, others.Planes(start, count), _products);
        var open = ~SurelyBelow(variant, others, start) & ((1u << count) - 1);
        var found = 0u;
        for (; open != 0; open &= open - 1)
        {
            var i = BitOperations.TrailingZeroCount(open);
            var (covariance, varianceX, varianceY) = LdCorrelation.Moments(variant, others[start + i], _products[i]);
            if (covariance * covariance > threshold * varianceX * varianceY) found |= 1u << i;
        }

        return found;
    }

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
