using Tabib.Core.Statistics;

namespace Tabib.App.Association;

/// <summary>Genomic control from p-values counted in equal bins from 0 to 1.</summary>
internal static class InflationFactor
{
    /// <summary>The median of chi-squared with one degree of freedom.</summary>
    private const double MedianChiSquared = 0.454936423119572;

    public static double Of(ReadOnlySpan<int> bins, long total)
    {
        var (below, half) = (0L, total / 2.0);
        for (var bin = 0; bin < bins.Length; bin++)
        {
            if (below + bins[bin] < half)
            {
                below += bins[bin];
                continue;
            }

            var p = (bin + ((half - below) / bins[bin])) / bins.Length;
            var z = NormalDistribution.UpperQuantile(Math.Log(p / 2));
            return z * z / MedianChiSquared;
        }

        return double.NaN;
    }
}
