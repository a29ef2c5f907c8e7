namespace Tabib.Core.Statistics;

/// <summary>The chi-squared distribution; the upper tail as a natural logarithm.</summary>
/// <remarks>The regularised incomplete gamma function: series (DLMF 8.7.1) below its turning point, continued fraction (DLMF 8.9.2) above.</remarks>
public static class ChiSquaredDistribution
{
    private const int MostTerms = 1_000_000;

    /// <summary>ln P(X &gt; x).</summary>
    /// <param name="degreesOfFreedom">Above 0; 1 is the square of a standard normal.</param>
    public static double LogUpperTail(double x, double degreesOfFreedom)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degreesOfFreedom);
        if (double.IsNaN(x)) return double.NaN;
        if (x <= 0) return 0;
        if (degreesOfFreedom == 1) return NormalDistribution.LogTwoSided(Math.Sqrt(x));
        var a = degreesOfFreedom / 2;
        var z = x / 2;
        var front = (a * Math.Log(z)) - z - GammaFunction.Log(a);
        return z < a + 1 ? GammaFunction.Log1P(-Math.Exp(front) * Series(a, z)) : Math.Min(0, front + Math.Log(Fraction(a, z)));
    }

    private static double Series(double a, double z)
    {
        var term = 1 / a;
        var sum = term;
        for (var n = 1; n < MostTerms && term > 1e-17 * sum; n++)
        {
            term *= z / (a + n);
            sum += term;
        }

        return sum;
    }

    private static double Fraction(double a, double z)
    {
        var b = z + 1 - a;
        var c = 1e300;
        var d = 1 / b;
        var fraction = d;
        for (var n = 1; n < MostTerms; n++)
        {
            var numerator = -n * (n - a);
            b += 2;
            d = 1 / (b + (numerator * d));
            c = b + (numerator / c);
            fraction *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-15) break;
        }

        return fraction;
    }
}
