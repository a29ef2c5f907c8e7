using Tabib.Core.Statistics;

namespace Tabib.Evidence.Association.Genes;

/// <summary>The probability that any of the mixtures passes its quantile, by integrating over the burden's normal variable.</summary>
internal sealed class MinimumTail(MixtureForm form, double[] grid, double[] quantiles)
{
    private const double Tolerance = 1e-7;

    private readonly ChiSquareMixture _rest = new(form.Rest);

    public double LogProbability()
    {
        var end = double.PositiveInfinity;
        for (var i = 0; i < grid.Length; i++) end = Math.Min(end, Math.Sqrt(quantiles[i] / form.BurdenShare(grid[i])));

        // Integrand and end are carried on the scale of the largest of both, so that nothing underflows.
        var logEnd = NormalDistribution.LogTwoSided(end);
        var level = logEnd;
        const int Probes = 16;
        for (var i = 0; i < Probes; i++) level = Math.Max(level, LogIntegrand(end * i / Probes));
        var integral = GaussKronrod.Integrate(z => Math.Exp(LogIntegrand(z) - level), Breaks(end), Tolerance);
        return level + Math.Log(integral + Math.Exp(logEnd - level));
    }

    /// <summary>ln of 2 φ(z) P(κ &gt; what is left for it).</summary>
    private double LogIntegrand(double z)
    {
        var left = Left(z * z);
        var spread = Math.Sqrt(_rest.Variance / (_rest.Variance + form.RemainderVariance));
        var tail = _rest.UpperTailByIntegral(((left - _rest.Mean) * spread) + _rest.Mean);
        return Math.Log(2) + NormalDistribution.LogDensity(z) + (tail.Log10P * Math.Log(10));
    }

    /// <summary>0, the points where another mixture becomes the nearest, and the end: the integrand is smooth between them.</summary>
    private List<double> Breaks(double end)
    {
        var breaks = new SortedSet<double> { 0, end };
        for (var i = 0; i < grid.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (grid[i] == 1) continue;
                var rise = (quantiles[i] / (1 - grid[i])) - (quantiles[j] / (1 - grid[j]));
                var slope = (form.BurdenShare(grid[i]) / (1 - grid[i])) - (form.BurdenShare(grid[j]) / (1 - grid[j]));
                var square = rise / slope;
                if (square > 0 && square < end * end && Left(square) >= Left(square, i) - (1e-9 * quantiles[i])) breaks.Add(Math.Sqrt(square));
            }
        }

        return [.. breaks];
    }

    /// <summary>What the burden's χ²₁ leaves to κ before the first of the mixtures passes its quantile.</summary>
    private double Left(double square)
    {
        var left = double.PositiveInfinity;
        for (var i = 0; i < grid.Length; i++)
        {
            if (grid[i] < 1) left = Math.Min(left, Left(square, i));
        }

        return left;
    }

    private double Left(double square, int mixture) => (quantiles[mixture] - (form.BurdenShare(grid[mixture]) * square)) / (1 - grid[mixture]);
}
