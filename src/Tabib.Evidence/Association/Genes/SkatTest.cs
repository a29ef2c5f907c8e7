using Tabib.Core.Statistics;

namespace Tabib.Evidence.Association.Genes;

/// <summary>The sequence kernel association test: Q = Σ S² / 2 against the mixture of χ² that its covariance gives.</summary>
internal static class SkatTest
{
    public static GeneTestResult Of(GeneScores scores)
    {
        var statistic = 0.0;
        foreach (var score in scores.Scores) statistic += 0.5 * score * score;
        var eigenvalues = Spectrum.Of(scores.Covariance, 0.5);
        return eigenvalues.Length == 0
            ? GeneTestResult.Without(GeneTest.Skat, GeneTestReason.Singular)
            : GeneTestResult.Of(GeneTest.Skat, statistic, new ChiSquareMixture(eigenvalues).UpperTail(statistic));
    }
}
