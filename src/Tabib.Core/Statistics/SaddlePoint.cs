using System.Runtime.CompilerServices;

namespace Tabib.Core.Statistics;

/// <summary>The two pieces of which probabilities of counts are made without loss of digits, for any size of sample.</summary>
/// <remarks>C. Loader, Fast and accurate computation of binomial probabilities (2000): n! = sqrt(2πn)·(n/e)^n·exp(StirlingError(n)), and what is left are deviances that do not cancel.</remarks>
internal static class SaddlePoint
{
    private const int SmallestOfSeries = 16;

    /// <summary>ln n! - ln(sqrt(2πn)·(n/e)^n) for n = 1 to 15, computed to 50 digits and rounded; 0 for n = 0 by convention.</summary>
    private static readonly double[] Errors =
    [
        0,
        0.08106146679532725822,
        0.04134069595540929409,
        0.02767792568499833915,
        0.02079067210376509311,
        0.01664469118982119216,
        0.01387612882307074800,
        0.01189670994589177010,
        0.01041126526197209650,
        0.00925546218271273292,
        0.00833056343336287126,
        0.00757367548795184079,
        0.00694284010720952987,
        0.00640899418800420707,
        0.00595137011275884774,
        0.00555473355196280137,
    ];

    /// <summary>The error of Stirling's formula for ln n!; 0 for n = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double StirlingError(int n)
    {
        if (n < SmallestOfSeries) return Errors[n];
        var inverse = 1.0 / n;
        var square = inverse * inverse;
        return inverse * ((1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square * ((1.0 / 1680) - (square * ((1.0 / 1188) - (square * (691.0 / 360360)))))))))));
    }

    /// <summary>ln of the probability of <paramref name="x"/> successes in <paramref name="trials"/>.</summary>
    /// <param name="mean">Expected number of successes.</param>
    public static double LogBinomial(int x, int trials, double mean)
    {
        var roots = Root(trials) / (Root(x) * Root(trials - x));
        return StirlingError(trials) - StirlingError(x) - StirlingError(trials - x) - Deviance(x, mean) - Deviance(trials - x, trials - mean) + (0.5 * Math.Log(roots));
    }

    /// <summary>The square of Stirling's root: 2πn, and 1 for n = 0.</summary>
    public static double Root(int n) => n == 0 ? 1 : 2 * Math.PI * n;

    /// <summary>x·ln(x/mean) + mean - x: how far a count lies from its mean; never negative, precise near the mean.</summary>
    public static double Deviance(double x, double mean)
    {
        if (x == 0) return mean;
        var difference = x - mean;
        var sum = x + mean;
        if (Math.Abs(difference) >= 0.1 * sum) return (x * Math.Log(x / mean)) - difference;
        var ratio = difference / sum;
        var total = difference * ratio;
        var term = 2 * x * ratio;
        ratio *= ratio;
        for (var odd = 3; ; odd += 2)
        {
            term *= ratio;
            var next = total + (term / odd);
            if (next == total) return total;
            total = next;
        }
    }
}
