namespace Tabib.Core.Statistics;

/// <summary>Logarithms of the gamma and beta functions for positive arguments.</summary>
/// <remarks>Stirling's series (DLMF 5.11.1) from 10 upwards, the recurrence below. Differences for the beta function are taken between the small remainders of the series, so that large arguments lose no digits.</remarks>
public static class GammaFunction
{
    private const double HalfLogTwoPi = 0.918938533204672741780329736406;
    private const double StirlingFrom = 10;

    public static double Log(double x)
    {
        if (x >= StirlingFrom) return ((x - 0.5) * Math.Log(x)) - x + HalfLogTwoPi + Remainder(x);
        var product = 1.0;
        var shifted = x;
        for (; shifted < StirlingFrom; shifted++) product *= shifted;
        return Log(shifted) - Math.Log(product);
    }

    /// <summary>ln B(a, b).</summary>
    public static double LogBeta(double a, double b)
    {
        if (a < b) (a, b) = (b, a);
        if (a < StirlingFrom) return Log(a) + Log(b) - Log(a + b);

        // ln Γ(a) - ln Γ(a+b) without the large parts that cancel.
        var ratio = -((a - 0.5) * Log1P(b / a)) - (b * Math.Log(a + b)) + b + Remainder(a) - Remainder(a + b);
        return ratio + Log(b);
    }

    /// <summary>ln(1 + x), accurate where x is small.</summary>
    public static double Log1P(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>ln Γ(x) less Stirling's leading terms; 1/(12x) - 1/(360x³) + ...</summary>
    private static double Remainder(double x)
    {
        var inverse = 1 / x;
        var square = inverse * inverse;
        return inverse * ((1.0 / 12) + (square * ((-1.0 / 360) + (square * ((1.0 / 1260) + (square * ((-1.0 / 1680) + (square * ((1.0 / 1188)
            + (square * ((-691.0 / 360360) + (square * ((1.0 / 156) + (square * (-3617.0 / 122400)))))))))))))));
    }
}
