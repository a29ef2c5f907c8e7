using Tabib.Core.Statistics;
using Tabib.Evidence.Survival;

namespace Tabib.Evidence.Validation;

/// <summary>The risk observed by the risk predicted, at a horizon.</summary>
/// <param name="Predicted">Fifty-one risks between the 1st and the 99th percentile, evenly apart.</param>
/// <param name="Lower">Of the 95 % band on ln(-ln(1 - risk)), with the error of the baseline hazard (Tsiatis 1981); null with competing events.</param>
/// <param name="Index">ICI; with <paramref name="Median"/> (E50), <paramref name="NinetiethPercentile"/> (E90) and <paramref name="Maximum"/> (Emax) the distance of both over all rows.</param>
public sealed record HorizonCurve(double[] Predicted, double[] Observed, double[]? Lower, double[]? Upper, double Index, double Median, double NinetiethPercentile, double Maximum)
{
    private const int Points = 51;

    private static readonly double Z95 = NormalDistribution.UpperQuantile(Math.Log(0.025));

    internal static HorizonCurve? Of(HorizonOutcomes outcomes, double[] risks, double[] predictors, SurvivalData data, int[] source)
    {
        var order = NumberOrder.Of(risks);
        var spline = RestrictedCubicSpline.At(share => ChanceScale.LogMinusLog(At(risks, order, share)));
        var byPerson = spline.Columns(predictors);
        double[][] columns = [.. byPerson.Select(column => Array.ConvertAll(source, row => column[row]))];
        var fit = CoxRegression.Fit(data, [.. columns.Select((_, j) => $"{j}")], columns, new CoxOptions { Ties = TieMethod.Breslow });
        if (!fit.HasConverged || fit.MayBeInfinite.Contains(true)) return null;
        var baseline = BaselineAt(fit, data, columns, outcomes.Horizon);
        var (low, high) = (At(risks, order, 0.01), At(risks, order, 0.99));
        var hasBand = !outcomes.HasCompeting && baseline.Hazard > 0;
        var (predicted, observed, lower, upper) = (new double[Points], new double[Points], hasBand ? new double[Points] : null, hasBand ? new double[Points] : null);
        var row = new double[spline.Order];
        for (var i = 0; i < Points; i++)
        {
            predicted[i] = i == Points - 1 ? high : low + ((high - low) * i / (Points - 1));
            spline.Evaluate(ChanceScale.LogMinusLog(predicted[i]), row);
            var (hazard, logError) = baseline.Predict(fit, row);
            observed[i] = RiskOf(hazard);
            if (!hasBand) continue;
            lower![i] = RiskOf(hazard * Math.Exp(-Z95 * logError));
            upper![i] = RiskOf(hazard * Math.Exp(Z95 * logError));
        }

        var distances = new double[risks.Length];
        for (var person = 0; person < distances.Length; person++)
        {
            for (var j = 0; j < row.Length; j++) row[j] = byPerson[j][person];
            distances[person] = Math.Abs(RiskOf(baseline.Hazard * Math.Exp(LinearPredictor(fit, row))) - risks[person]);
        }

        var byDistance = NumberOrder.Of(distances);
        return new HorizonCurve(predicted, observed, lower, upper, distances.Average(), At(distances, byDistance, 0.5), At(distances, byDistance, 0.9), At(distances, byDistance, 1));
    }

    private static double RiskOf(double hazard) => 1 - Math.Exp(-hazard);

    private static double LinearPredictor(CoxFit fit, ReadOnlySpan<double> row)
    {
        var sum = 0.0;
        for (var j = 0; j < row.Length; j++) sum += fit.Coefficients[j] * (row[j] - fit.Means[j]);
        return sum;
    }

    /// <summary>Breslow's cumulative hazard at the means of the columns, its variance, and the sum over times of the mean of those at risk by the hazard.</summary>
    private static HazardAtHorizon BaselineAt(CoxFit fit, SurvivalData data, double[][] columns, double horizon)
    {
        var order = NumberOrder.Of(data.Stop);
        var entries = data.Start is null ? null : NumberOrder.Of(data.Start);
        var (k, atRisk, hazard, variance) = (columns.Length, 0.0, 0.0, 0.0);
        var (sums, means, row) = (new double[k], new double[k], new double[k]);
        void Change(int of, double sign)
        {
            for (var j = 0; j < k; j++) row[j] = columns[j][of];
            var weight = sign * data.WeightOf(of) * Math.Exp(LinearPredictor(fit, row));
            atRisk += weight;
            for (var j = 0; j < k; j++) sums[j] += weight * (row[j] - fit.Means[j]);
        }

        // Back in time: those at risk come in at their end and leave at their entry.
        var entry = entries is null ? -1 : entries.Length - 1;
        for (var i = order.Length - 1; i >= 0;)
        {
            var (time, died) = (data.Stop[order[i]], 0.0);
            for (; i >= 0 && data.Stop[order[i]] == time; i--)
            {
                Change(order[i], 1);
                if (data.IsEvent[order[i]]) died += data.WeightOf(order[i]);
            }

            for (; entry >= 0 && data.Start![entries![entry]] >= time; entry--) Change(entries[entry], -1);
            if (died == 0 || time > horizon) continue;
            hazard += died / atRisk;
            variance += died / (atRisk * atRisk);
            for (var j = 0; j < k; j++) means[j] += died / atRisk * sums[j] / atRisk;
        }

        return new HazardAtHorizon(hazard, variance, means);
    }

    private static double At(double[] values, int[] order, double share)
    {
        var position = share * (values.Length - 1);
        var (low, high) = (values[order[(int)Math.Floor(position)]], values[order[(int)Math.Ceiling(position)]]);
        return low + ((position - Math.Floor(position)) * (high - low));
    }

    private sealed record HazardAtHorizon(double Hazard, double Variance, double[] Means)
    {
        /// <summary>The cumulative hazard of a row of columns, and the standard error of its logarithm.</summary>
        public (double Hazard, double LogError) Predict(CoxFit fit, ReadOnlySpan<double> row)
        {
            var gradient = new double[row.Length];
            for (var j = 0; j < row.Length; j++) gradient[j] = ((row[j] - fit.Means[j]) * Hazard) - Means[j];
            var variance = Variance;
            for (var i = 0; i < row.Length; i++)
            {
                for (var j = 0; j < row.Length; j++) variance += gradient[i] * fit.Covariance[(i * row.Length) + j] * gradient[j];
            }

            return (Hazard * Math.Exp(LinearPredictor(fit, row)), Hazard > 0 ? Math.Sqrt(Math.Max(0, variance)) / Hazard : 0);
        }
    }
}
