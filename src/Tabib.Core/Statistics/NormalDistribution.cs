namespace Tabib.Core.Statistics;

/// <summary>The standard normal distribution; tails as natural logarithms, finite far beyond the range of doubles.</summary>
/// <remarks>Up to 2.5 the series of DLMF 7.6.2 (all terms positive), beyond it the continued fraction of Mills' ratio (DLMF 7.9.1).</remarks>
public static class NormalDistribution
{
    private const double LogSqrtTwoPi = 0.918938533204672741780329736406;
    private const double SeriesTo = 2.5;

    /// <summary>ln P(Z &gt; z).</summary>
    public static double LogUpperTail(double z)
    {
        if (double.IsNaN(z)) return double.NaN;
        if (z > SeriesTo) return LogDensity(z) - Math.Log(InverseMillsRatio(z));
        if (z >= -SeriesTo) return Math.Log(0.5 - CentralHalf(z));
        return GammaFunction.Log1P(-Math.Exp(LogUpperTail(-z)));
    }

    /// <summary>ln P(|Z| &gt; |z|).</summary>
    public static double LogTwoSided(double z) => z == 0 ? 0 : Math.Min(0, LogUpperTail(Math.Abs(z)) + Math.Log(2));

    /// <summary>P(Z ≤ z).</summary>
    public static double Cumulative(double z) => Math.Exp(LogUpperTail(-z));

    public static double LogDensity(double z) => (-0.5 * z * z) - LogSqrtTwoPi;

    /// <summary>The z with ln P(Z &gt; z) as given: Newton's method on the logarithm of the tail.</summary>
    public static double UpperQuantile(double logTail)
    {
        if (logTail >= 0) return double.NegativeInfinity;
        if (double.IsNegativeInfinity(logTail)) return double.PositiveInfinity;
        if (logTail > Math.Log(0.5)) return -UpperQuantile(GammaFunction.Log1P(-Math.Exp(logTail)));
        var z = Math.Sqrt(Math.Max(0, -2 * (logTail + Math.Log(2))));
        for (var i = 0; i < 60; i++)
        {
            var tail = LogUpperTail(z);
            var step = (tail - logTail) / Math.Exp(LogDensity(z) - tail);
            z += step;
            if (Math.Abs(step) <= 1e-15 * Math.Max(1, Math.Abs(z))) break;
        }

        return z;
    }

    /// <summary>P(0 &lt; Z &lt; z), negative for negative z.</summary>
    private static double CentralHalf(double z)
    {
        var term = z;
        var sum = z;
        for (var n = 3; Math.Abs(term) > 1e-17 * Math.Abs(sum); n += 2)
        {
            term *= z * z / n;
            sum += term;
        }

        return Math.Exp(LogDensity(z)) * sum;
    }

    /// <summary>z + 1/(z + 2/(z + 3/(...))), from the far end.</summary>
    private static double InverseMillsRatio(double z)
    {
        if (z > 1e8) return z;
        var depth = 12 + (int)(420 / (z * z));
        var fraction = z;
        for (var n = depth; n > 0; n--) fraction = z + (n / fraction);
        return fraction;
    }
}
