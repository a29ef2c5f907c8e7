using Tabib.Core.Statistics;

namespace Tabib.Evidence.Validation;

/// <summary>The chance observed by the chance predicted: logistic regression on a restricted cubic spline of the predicted logit (Harrell 2015, section 10.11; Van Calster et al. 2016), and how far both lie apart (Austin and Steyerberg 2019, doi:10.1002/sim.8281).</summary>
/// <param name="Predicted">Fifty-one chances between the 1st and the 99th percentile, evenly apart.</param>
/// <param name="Observed">By the curve.</param>
/// <param name="Lower">Of the 95 % band, by the delta method on the logit.</param>
/// <param name="Index">ICI: the mean distance, over all rows.</param>
/// <param name="Median">E50.</param>
/// <param name="NinetiethPercentile">E90.</param>
/// <param name="Maximum">Emax, over all rows.</param>
/// <param name="Knots">On the scale of chances; empty: a straight line in the logit.</param>
public sealed record CalibrationCurve(double[] Predicted, double[] Observed, double[] Lower, double[] Upper, double Index, double Median, double NinetiethPercentile, double Maximum, double[] Knots)
{
    private const int Points = 51;
    private const int MostCells = 20_000;

    private static readonly double Z95 = NormalDistribution.UpperQuantile(Math.Log(0.025));

    /// <returns>Null where no curve can be fitted: one outcome alone, one chance alone, or chances that tell the outcomes without fail.</returns>
    public static CalibrationCurve? Of(RankedScores ranked)
    {
        ArgumentNullException.ThrowIfNull(ranked);
        if (ranked.Positives == 0 || ranked.Negatives == 0 || ranked.Distinct.Length < 2) return null;
        var cells = PooledChances.Of(ranked, MostCells);
        var spline = RestrictedCubicSpline.At(share => ChanceScale.Logit(ranked.Quantile(share)));
        if (Fit(cells, spline) is not { } fit) return null;
        var (low, high) = (ranked.Quantile(0.01), ranked.Quantile(0.99));
        var (predicted, observed, lower, upper) = (new double[Points], new double[Points], new double[Points], new double[Points]);
        var columns = new double[spline.Order + 1];
        for (var i = 0; i < Points; i++)
        {
            predicted[i] = i == Points - 1 ? high : low + ((high - low) * i / (Points - 1));
            var (logit, error) = Predict(fit, spline, predicted[i], columns);
            (observed[i], lower[i], upper[i]) = (ChanceScale.Chance(logit), ChanceScale.Chance(logit - (Z95 * error)), ChanceScale.Chance(logit + (Z95 * error)));
        }

        var (index, median, ninetieth, maximum) = Distances(fit, spline, cells);
        return new CalibrationCurve(predicted, observed, lower, upper, index, median, ninetieth, maximum, Array.ConvertAll(spline.Knots, ChanceScale.Chance));
    }

    /// <summary>The distances alone, as a bootstrap needs them; null where no curve can be fitted.</summary>
    internal static (double Index, double Median, double NinetiethPercentile, double Maximum)? DistancesOf(PooledChances cells, RestrictedCubicSpline spline) =>
        Fit(cells, spline) is { } fit ? Distances(fit, spline, cells) : null;

    internal static LogisticFit? Fit(PooledChances cells, RestrictedCubicSpline spline)
    {
        var (logits, outcomes, weights) = (new List<double>(), new List<bool>(), new List<double>());
        for (var cell = 0; cell < cells.Cells; cell++)
        {
            foreach (var (rows, having) in new[] { (cells.Positives[cell], true), (cells.Negatives[cell], false) })
            {
                if (rows == 0) continue;
                logits.Add(ChanceScale.Logit(cells.Chances[cell]));
                outcomes.Add(having);
                weights.Add(rows);
            }
        }

        if (!outcomes.Contains(true) || !outcomes.Contains(false)) return null;
        var fit = LogisticRegression.Fit(spline.Columns(logits.ToArray()), [.. outcomes], [.. weights]);
        return fit.IsSeparated || fit.IsAliased[1] || !fit.HasConverged ? null : fit;
    }

    private static (double Logit, double Error) Predict(LogisticFit fit, RestrictedCubicSpline spline, double chance, double[] columns)
    {
        columns[0] = 1;
        spline.Evaluate(ChanceScale.Logit(chance), columns.AsSpan(1));
        var (logit, variance) = (0.0, 0.0);
        for (var i = 0; i < columns.Length; i++)
        {
            logit += fit.Coefficients[i] * columns[i];
            for (var j = 0; j < columns.Length; j++) variance += columns[i] * fit.Covariance[(i * columns.Length) + j] * columns[j];
        }

        return (logit, Math.Sqrt(Math.Max(0, variance)));
    }

    private static (double Index, double Median, double NinetiethPercentile, double Maximum) Distances(LogisticFit fit, RestrictedCubicSpline spline, PooledChances cells)
    {
        var (distances, columns, sum, rows) = (new double[cells.Cells], new double[spline.Order], 0.0, 0L);
        for (var cell = 0; cell < distances.Length; cell++)
        {
            spline.Evaluate(ChanceScale.Logit(cells.Chances[cell]), columns);
            var logit = fit.Coefficients[0];
            for (var j = 0; j < columns.Length; j++) logit += fit.Coefficients[j + 1] * columns[j];
            distances[cell] = Math.Abs(ChanceScale.Chance(logit) - cells.Chances[cell]);
            var count = cells.Positives[cell] + cells.Negatives[cell];
            (sum, rows) = (sum + (distances[cell] * count), rows + count);
        }

        var order = NumberOrder.Of(distances);
        double At(double share) => WeightedQuantile(distances, order, cells, rows, share);
        return (sum / rows, At(0.5), At(0.9), At(1));
    }

    /// <summary>Type 7, over rows.</summary>
    private static double WeightedQuantile(double[] values, int[] order, PooledChances cells, long rows, double share)
    {
        var position = share * (rows - 1);
        var (floor, ceiling) = ((long)Math.Floor(position), (long)Math.Ceiling(position));
        var (low, passed) = (double.NaN, 0L);
        foreach (var cell in order)
        {
            passed += cells.Positives[cell] + cells.Negatives[cell];
            if (double.IsNaN(low) && passed > floor) low = values[cell];
            if (passed > ceiling) return low + ((position - floor) * (values[cell] - low));
        }

        return low;
    }
}
