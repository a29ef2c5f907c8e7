using Tabib.Core.Statistics;
using Tabib.Evidence.Association.Kernels;

namespace Tabib.Evidence.Association.Genes;

/// <summary>Makes gene tests of binary traits hold where cases are few: variances of scores are set to what the saddlepoint tails of single variants, and of their sum, imply.</summary>
/// <remarks>Zhao et al., Am J Hum Genet 2020, doi:10.1016/j.ajhg.2019.11.012. Quantitative traits are left as they are.</remarks>
internal static class SaddlepointCalibration
{
    /// <summary>χ² below which the normal tail is as good.</summary>
    private const double From = Saddlepoint.From * Saddlepoint.From;

    /// <summary>The scores with the variances that their tails imply.</summary>
    public static GeneScores Of(GeneScores scores)
    {
        if (scores.Model.Predictor is null) return scores;
        var factors = new double[scores.Count];
        for (var j = 0; j < factors.Length; j++)
        {
            var statistic = scores.Covariance[j, j] > 0 ? scores.Scores[j] * scores.Scores[j] / scores.Covariance[j, j] : 0;
            factors[j] = Math.Sqrt(Inflation(scores.Part([j]), statistic));
        }

        var calibrated = scores.WithDeviations(factors);
        var (own, after, sum) = (Total(scores.Covariance), Total(calibrated.Covariance), scores.Scores.Sum());
        if (!(after > 0) || !(own > 0)) return calibrated;

        // Where the sum of all varies more than the single variants let expect, all of them vary more.
        var more = Math.Sqrt(Math.Max(1, Inflation(scores, sum * sum / own) * own / after));
        Array.Fill(factors, more);
        return calibrated.WithDeviations(factors);
    }

    /// <summary>ln of the p-value of the sum of all scores.</summary>
    /// <param name="statistic">Its χ².</param>
    public static double LogProbability(GeneScores scores, double statistic)
    {
        var normal = ChiSquaredDistribution.LogUpperTail(statistic, 1);
        if (scores.Model.Predictor is null || statistic <= From) return normal;
        var log = LogTail(scores, scores.Model.Predictor);
        return double.IsNaN(log) ? normal : log;
    }

    /// <summary>By how much the variance must be larger for the normal tail to give the saddlepoint's p-value.</summary>
    private static double Inflation(GeneScores scores, double statistic)
    {
        if (statistic <= From) return 1;
        var quantile = NormalDistribution.UpperQuantile(LogProbability(scores, statistic) - Math.Log(2));
        return quantile > 0 ? statistic / (quantile * quantile) : 1;
    }

    private static double LogTail(GeneScores scores, double[] predictor)
    {
        var model = scores.Model;
        var (genotype, live) = (new double[predictor.Length], new double[predictor.Length]);
        var shares = new double[model.CovariateCount];
        live.AsSpan(0, model.Count).Fill(1);
        for (var j = 0; j < scores.Count; j++)
        {
            var column = scores.Columns[j];
            var own = new double[shares.Length];
            model.Project(column, own);
            for (var k = 0; k < own.Length; k++) shares[k] += scores.Weights[j] * own[k];
            for (var i = 0; i < column.Rows.Length; i++) genotype[column.Rows[i]] += scores.Weights[j] * column.Copies[i];
        }

        model.Adjust(genotype, shares);
        return new Saddlepoint(LogisticKernel.Instance).LogTwoSided(predictor, genotype, live, scores.Scores.Sum(), Total(scores.Covariance));
    }

    private static double Total(double[,] covariance)
    {
        var total = 0.0;
        foreach (var value in covariance) total += value;
        return total;
    }
}
