namespace Tabib.Evidence.Explanation;

/// <summary>Gauss-Legendre points and weights on (0, 1): n points integrate polynomials up to degree 2n - 1 without error.</summary>
internal sealed class UnitQuadrature
{
    private UnitQuadrature(double[] points, double[] weights) => (Points, Weights) = (points, weights);

    public double[] Points { get; }

    public double[] Weights { get; }

    /// <summary>Rules for products of 0, 1, 2 ... factors, one fewer of which is integrated.</summary>
    public static UnitQuadrature[] ForFactors(int most)
    {
        var rules = new UnitQuadrature[most + 1];
        for (var factors = 0; factors <= most; factors++) rules[factors] = factors % 2 == 0 && factors > 0 ? rules[factors - 1] : Of((factors / 2) + 1);
        return rules;
    }

    /// <summary>Roots of Legendre's polynomial by Newton's method, as is usual.</summary>
    public static UnitQuadrature Of(int count)
    {
        var (points, weights) = (new double[count], new double[count]);
        for (var i = 0; i < (count + 1) / 2; i++)
        {
            var x = Math.Cos(Math.PI * (i + 0.75) / (count + 0.5));
            var slope = 0.0;
            for (var step = 0; step < 8; step++)
            {
                (var value, slope) = Legendre(count, x);
                x -= value / slope;
            }

            (_, slope) = Legendre(count, x);
            points[i] = (1 - x) / 2;
            points[count - 1 - i] = (1 + x) / 2;
            weights[i] = weights[count - 1 - i] = 1 / ((1 - (x * x)) * slope * slope);
        }

        return new UnitQuadrature(points, weights);
    }

    private static (double Value, double Slope) Legendre(int degree, double x)
    {
        var (value, before) = (1.0, 0.0);
        for (var k = 1; k <= degree; k++) (value, before) = (((((2 * k) - 1) * x * value) - ((k - 1) * before)) / k, value);
        return (value, degree * ((x * value) - before) / ((x * x) - 1));
    }
}
