namespace Tabib.Evidence.Validation;

/// <summary>How many of n have a chance of p: by inversion where few are expected, by the normal distribution, rounded, where more than fifty are.</summary>
internal static class BinomialDraw
{
    private const double MostByInversion = 50;

    public static int Of(Random random, int n, double p)
    {
        if (n == 0 || p <= 0) return 0;
        if (p >= 1) return n;
        if (p > 0.5) return n - Of(random, n, 1 - p);
        if (n * p > MostByInversion)
        {
            var z = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            return (int)Math.Clamp(Math.Round((n * p) + (z * Math.Sqrt(n * p * (1 - p)))), 0, n);
        }

        var (ratio, chance, left, drawn) = (p / (1 - p), Math.Exp(n * Math.Log(1 - p)), random.NextDouble(), 0);
        while (left > chance && drawn < n)
        {
            left -= chance;
            drawn++;
            chance *= ratio * (n - drawn + 1) / drawn;
        }

        return drawn;
    }
}
