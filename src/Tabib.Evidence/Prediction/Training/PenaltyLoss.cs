using Tabib.Core.Statistics;
using Tabib.Evidence.Prediction.Penalised;

namespace Tabib.Evidence.Prediction.Training;

/// <summary>Losses on rows that a fit had not seen.</summary>
internal static class PenaltyLoss
{
    /// <summary>Mean deviance of the held-out rows.</summary>
    public static double Logistic(ElasticNetPoint point, double[][] columns, bool[] outcomes, int[] held)
    {
        var predictors = new double[held.Length];
        Array.Fill(predictors, point.Intercept);
        for (var j = 0; j < columns.Length; j++)
        {
            if (point.Coefficients[j] == 0) continue;
            for (var i = 0; i < held.Length; i++) predictors[i] += point.Coefficients[j] * columns[j][held[i]];
        }

        var sum = 0.0;
        for (var i = 0; i < held.Length; i++)
        {
            var towards = outcomes[held[i]] ? predictors[i] : -predictors[i];
            sum += 2 * (GammaFunction.Log1P(Math.Exp(-Math.Abs(towards))) + Math.Max(0, -towards));
        }

        return sum / held.Length;
    }

    /// <summary>The mean over folds by their weights, and its standard error, of each penalty: as glmnet has them.</summary>
    public static (double[] Means, double[] Errors) Summary(List<List<(double Loss, double Weight)>> byFold, int penalties)
    {
        var (means, errors) = (new double[penalties], new double[penalties]);
        for (var i = 0; i < penalties; i++)
        {
            var (all, sum, squares) = (0.0, 0.0, 0.0);
            foreach (var fold in byFold) (all, sum) = (all + fold[i].Weight, sum + (fold[i].Weight * fold[i].Loss));
            means[i] = sum / all;
            foreach (var fold in byFold) squares += fold[i].Weight * (fold[i].Loss - means[i]) * (fold[i].Loss - means[i]);
            errors[i] = Math.Sqrt(squares / all / (byFold.Count - 1));
        }

        return (means, errors);
    }
}
