using System.Runtime.CompilerServices;
using Tabib.Core.Kernels;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Finds those variants that correlate with one variant more than a threshold; mostly without counting what is missing.</summary>
/// <remarks>
/// The product of two variants is exact whatever is missing. Sums over the samples called in both differ from those at hand by the samples missing in the other variant,
/// and how much those can add is bounded: the genotypes that deviate most, as many as may be missing. Only pairs that may be above the threshold are counted in full.
/// </remarks>
internal sealed class LdProbe(double threshold)
{
    /// <summary>Variants compared at a time.</summary>
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
        var bounds = others.BoundsOf(start, count);
        var own = new LdColumns.Bounds(variant);
        var found = 0u;
        for (var i = 0; i < count; i++)
        {
            var product = _products[i];
            if (IsSurelyBelow(in own, in bounds[i], product)) continue;
            var (covariance, varianceX, varianceY) = LdCorrelation.Moments(variant, others[start + i], product);
            if (covariance * covariance > threshold * varianceX * varianceY) found |= 1u << i;
        }

        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsSurelyBelow(in LdColumns.Bounds x, in LdColumns.Bounds y, int product)
    {
        var called = x.Called < y.Called ? x.Called : y.Called;
        var least = called - (x.Missing > y.Missing ? x.Missing : y.Missing);
        var means = x.Mean * y.Mean;
        var (atMost, atLeast) = (Math.Abs(product - (means * called)), Math.Abs(product - (means * least)));
        var part = 1 / least;
        var covariance = (atMost > atLeast ? atMost : atLeast) + (Math.Abs(x.Mean) * y.Apart) + (Math.Abs(y.Mean) * x.Apart) + (x.Apart * y.Apart * part);
        var varianceX = x.Squares - (x.Apart * x.Apart * part);
        var varianceY = y.Squares - (y.Apart * y.Apart * part);

        // Comparisons with what is not a number are false.
        return least >= 1 && varianceX > 0 && varianceY > 0 && covariance * covariance < _safe * varianceX * varianceY;
    }
}
