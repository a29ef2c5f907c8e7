namespace Tabib.Evidence.Polygenic.Ancestry;

/// <summary>Regression of positive numbers with a logarithmic link and a gamma distribution, by Newton's method.</summary>
/// <remarks>Minimises mean(eta + y exp(-eta)) + penalty / 2 times the squared coefficients, the intercept free: half the gamma deviance, as scikit-learn's GammaRegressor has it.</remarks>
internal static class GammaRegression
{
    private const int MostSteps = 200;
    private const double Tolerance = 1e-12;

    /// <param name="penalty">0 for none.</param>
    public static double[] Fit(Design design, ReadOnlySpan<double> y, double penalty, double[]? start = null)
    {
        var coefficients = start is null ? new double[design.Columns] : (double[])start.Clone();
        if (start is null)
        {
            var mean = 0.0;
            foreach (var value in y) mean += value;
            coefficients[0] = Math.Log(mean / y.Length);
        }

        var loss = Loss(design, y, penalty, coefficients);
        for (var step = 0; step < MostSteps; step++)
        {
            var move = NewtonStep(design, y, penalty, coefficients);
            var (scale, next, nextLoss) = (1.0, coefficients, loss);
            for (; scale > 1e-10; scale /= 2)
            {
                next = [.. coefficients.Zip(move, (value, change) => value - (scale * change))];
                nextLoss = Loss(design, y, penalty, next);
                if (nextLoss <= loss) break;
            }

            if (!(nextLoss <= loss)) break;
            var change = move.Max(Math.Abs) * scale;
            (coefficients, loss) = (next, nextLoss);
            if (change < Tolerance) break;
        }

        return coefficients;
    }

    private static double Loss(Design design, ReadOnlySpan<double> y, double penalty, double[] coefficients)
    {
        var sum = 0.0;
        for (var i = 0; i < y.Length; i++)
        {
            var eta = Design.Predict(design.Rows[i], coefficients);
            sum += eta + (y[i] * Math.Exp(-eta));
        }

        var squares = 0.0;
        for (var column = 1; column < coefficients.Length; column++) squares += coefficients[column] * coefficients[column];
        return (sum / y.Length) + (penalty / 2 * squares);
    }

    private static double[] NewtonStep(Design design, ReadOnlySpan<double> y, double penalty, double[] coefficients)
    {
        var matrix = new double[design.Columns * design.Columns];
        var gradient = new double[design.Columns];
        for (var i = 0; i < y.Length; i++)
        {
            var weight = y[i] * Math.Exp(-Design.Predict(design.Rows[i], coefficients)) / y.Length;
            Design.Add(design.Rows[i], weight, weight == 0 ? 0 : ((1.0 / y.Length) - weight) / weight, matrix, gradient);
            if (weight != 0) continue;
            for (var column = 0; column < design.Columns; column++) gradient[column] += design.Rows[i][column] / y.Length;
        }

        for (var column = 1; column < design.Columns; column++)
        {
            matrix[(column * design.Columns) + column] += penalty;
            gradient[column] += penalty * coefficients[column];
        }

        return Design.Solve(matrix, gradient);
    }
}
