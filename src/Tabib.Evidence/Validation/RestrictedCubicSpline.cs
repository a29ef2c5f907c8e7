namespace Tabib.Evidence.Validation;

/// <summary>A cubic spline that is straight beyond its outer knots (Stone and Koo 1985; Harrell, Regression Modeling Strategies, section 2.4.5).</summary>
/// <param name="Knots">At least three, rising; empty for a straight line.</param>
public sealed record RestrictedCubicSpline(double[] Knots)
{
    private static readonly double[] FourKnots = [0.05, 0.35, 0.65, 0.95];
    private static readonly double[] ThreeKnots = [0.1, 0.5, 0.9];

    /// <summary>Columns: the value itself, and one for each knot but two.</summary>
    public int Order => Math.Max(1, Knots.Length - 1);

    /// <summary>With four knots at quantiles of the values, three where four are not distinct, none where three are not.</summary>
    /// <param name="quantile">The value below which a share lies.</param>
    public static RestrictedCubicSpline At(Func<double, double> quantile)
    {
        ArgumentNullException.ThrowIfNull(quantile);
        foreach (var shares in new[] { FourKnots, ThreeKnots })
        {
            var knots = Array.ConvertAll(shares, share => quantile(share));
            var room = (knots[^1] - knots[0]) * 1e-6;
            if (room > 0 && Enumerable.Range(1, knots.Length - 1).All(i => knots[i] - knots[i - 1] > room)) return new RestrictedCubicSpline(knots);
        }

        return new RestrictedCubicSpline([]);
    }

    /// <param name="columns">Takes one value a column.</param>
    public void Evaluate(double value, Span<double> columns)
    {
        columns[0] = value;
        if (Knots.Length == 0) return;
        var (last, before) = (Knots[^1], Knots[^2]);
        var scale = (last - Knots[0]) * (last - Knots[0]);
        for (var j = 0; j < Knots.Length - 2; j++)
        {
            var bent = Cube(value - Knots[j]) - (Cube(value - before) * (last - Knots[j]) / (last - before)) + (Cube(value - last) * (before - Knots[j]) / (last - before));
            columns[j + 1] = bent / scale;
        }
    }

    /// <summary>The columns of many values.</summary>
    public double[][] Columns(ReadOnlySpan<double> values)
    {
        var columns = new double[Order][];
        for (var j = 0; j < columns.Length; j++) columns[j] = new double[values.Length];
        Span<double> row = stackalloc double[Order];
        for (var i = 0; i < values.Length; i++)
        {
            Evaluate(values[i], row);
            for (var j = 0; j < columns.Length; j++) columns[j][i] = row[j];
        }

        return columns;
    }

    private static double Cube(double value) => value <= 0 ? 0 : value * value * value;
}
