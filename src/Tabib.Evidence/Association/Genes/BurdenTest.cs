using Tabib.Core.Statistics;

namespace Tabib.Evidence.Association.Genes;

/// <summary>The score test of the sum of all variants: (Σ S)² over its variance; for binary traits with a saddlepoint tail.</summary>
internal static class BurdenTest
{
    public static GeneTestResult Of(GeneScores scores)
    {
        var (score, variance, trace) = (0.0, 0.0, 0.0);
        for (var j = 0; j < scores.Count; j++)
        {
            score += scores.Scores[j];
            trace += scores.Covariance[j, j];
            for (var k = 0; k < scores.Count; k++) variance += scores.Covariance[j, k];
        }

        if (!(variance > Spectrum.Negligible * trace)) return GeneTestResult.Without(GeneTest.Burden, GeneTestReason.Singular);
        var statistic = score * score / variance;
        return new GeneTestResult(GeneTest.Burden, statistic, TailProbability.FromLog(SaddlepointCalibration.LogProbability(scores, statistic)), scores.Model.Unit * score / variance, scores.Model.Unit / Math.Sqrt(variance), null);
    }
}
