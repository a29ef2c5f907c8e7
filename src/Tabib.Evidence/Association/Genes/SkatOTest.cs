using Tabib.Core.Statistics;

namespace Tabib.Evidence.Association.Genes;

/// <summary>The optimal unified test: the smallest p over mixtures Q(ρ) = ρ (Σ S)² + (1-ρ) Σ S² of burden and SKAT, and the p-value of a minimum so small.</summary>
/// <remarks>Lee, Wu, Lin, Biostatistics 2012, doi:10.1093/biostatistics/kxs014. Q(ρ) = (1-ρ) κ + τ(ρ) χ²₁ with κ independent of the χ²₁ but for a remainder whose variance is added; the p-value is the integral of κ's tail
/// over the χ²₁. Quantiles and tails are those of the mixtures themselves rather than of moment-matched approximations, and ρ = 1 is the burden test itself, so that small p-values stay right.</remarks>
internal static class SkatOTest
{
    private static readonly double[] Grid = [0, 0.01, 0.04, 0.09, 0.16, 0.25, 0.5, 1];

    public static GeneTestResult Of(GeneScores scores)
    {
        var form = new MixtureForm(scores.Covariance);
        if (form.Total <= Spectrum.Negligible * form.Trace) return WithoutBurden(scores);
        var (sum, squares) = (0.0, 0.0);
        foreach (var score in scores.Scores)
        {
            sum += score;
            squares += score * score;
        }

        var mixtures = Array.ConvertAll(Grid, rho => new ChiSquareMixture(form.Eigenvalues(rho)));
        var smallest = new TailProbability(1, 0);
        for (var i = 0; i < Grid.Length; i++)
        {
            var tail = mixtures[i].UpperTail((Grid[i] * sum * sum) + ((1 - Grid[i]) * squares));
            if (tail.Log10P < smallest.Log10P) smallest = tail;
        }

        if (scores.Count == 1 || form.Rest.Length == 0 || smallest.Log10P >= 0) return GeneTestResult.Of(GeneTest.SkatO, smallest.P, smallest);
        var logSmallest = smallest.Log10P * Math.Log(10);
        var quantiles = Array.ConvertAll(mixtures, mixture => mixture.UpperQuantile(logSmallest));
        var log = new MinimumTail(form, Grid, quantiles).LogProbability();

        // The minimum of eight p-values is at least as likely as one of them and at most as their sum.
        return GeneTestResult.Of(GeneTest.SkatO, smallest.P, TailProbability.FromLog(Math.Clamp(log, logSmallest, logSmallest + Math.Log(Grid.Length))));
    }

    private static GeneTestResult WithoutBurden(GeneScores scores) => SkatTest.Of(scores) with { Test = GeneTest.SkatO };
}
