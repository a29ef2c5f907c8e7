namespace Tabib.Core.Statistics;

/// <summary>The regularised incomplete beta function, as a natural logarithm.</summary>
/// <remarks>Continued fraction of DLMF 8.17.22 on the side where it converges fast, by the modified Lentz method; the other side as the complement.</remarks>
public static class IncompleteBeta
{
    private const double Tiny = 1e-300;
    private const int MostTerms = 100_000;

    /// <summary>ln I_x(a, b).</summary>
    /// <param name="x">0 to 1.</param>
    /// <param name="complement">1 - x, given apart so that nothing is lost where x is near 1.</param>
    public static double Log(double x, double complement, double a, double b) => Log(x, complement, a, b, GammaFunction.LogBeta(a, b));

    /// <param name="logBeta">ln B(a, b), for callers that need many values of one a and b.</param>
    public static double Log(double x, double complement, double a, double b, double logBeta)
    {
        if (double.IsNaN(x)) return double.NaN;
        if (x <= 0) return double.NegativeInfinity;
        if (complement <= 0) return 0;
        var logX = x > 0.5 ? GammaFunction.Log1P(-complement) : Math.Log(x);
        var logComplement = x > 0.5 ? Math.Log(complement) : GammaFunction.Log1P(-x);
        var front = (a * logX) + (b * logComplement) - logBeta;
        if (x <= (a + 1) / (a + b + 2)) return Math.Min(0, front - Math.Log(a) + Math.Log(Fraction(x, a, b)));
        var other = Math.Exp(front) * Fraction(complement, b, a) / b;
        return other >= 1 ? double.NegativeInfinity : GammaFunction.Log1P(-other);
    }

    private static double Fraction(double x, double a, double b)
    {
        var c = 1.0;
        var d = Inverse(1 - ((a + b) * x / (a + 1)));
        var fraction = d;
        for (var m = 1; m < MostTerms; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = Inverse(1 + (even * d));
            c = NotZero(1 + (even / c));
            fraction *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = Inverse(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            var change = d * c;
            fraction *= change;
            if (Math.Abs(change - 1) < 1e-15) break;
        }

        return fraction;
    }

    private static double Inverse(double value) => 1 / NotZero(value);

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
