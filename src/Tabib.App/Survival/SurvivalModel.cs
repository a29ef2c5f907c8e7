using System.Globalization;
using Tabib.Core.LinearAlgebra;
using Tabib.Core.Statistics;
using Tabib.Evidence.Survival;

namespace Tabib.App.Survival;

/// <summary>A model over checked rows, with all that is told of it.</summary>
internal sealed record SurvivalModel(
    CoxFit Fit, IReadOnlyList<SurvivalTerm> Terms, IReadOnlyList<SurvivalTest> Tests, SurvivalConcordance Concordance, IReadOnlyList<SurvivalTest> ProportionalHazards, IReadOnlyList<SurvivalBaseline> Baselines, IReadOnlyList<string> Notes)
{
    private const int FewEventsPerTerm = 10;

    /// <summary>ln P(Z &gt; 1.96...) of a 95 % interval.</summary>
    private static readonly double Z95 = NormalDistribution.UpperQuantile(Math.Log(0.025));

    public static SurvivalModel Of(SurvivalRows rows, TieMethod ties, bool isFineGray)
    {
        var isEvent = Array.ConvertAll(rows.Cause, cause => cause == 1);
        var plain = SurvivalData.Create(rows.Stop, isEvent, rows.Start, rows.Weights, rows.Strata);
        var (data, columns, clusters) = (plain, rows.Terms, rows.Clusters);
        if (isFineGray)
        {
            var weighted = FineGray.Of(CompetingData.Create(rows.Stop, rows.Cause, rows.Causes.Count), 1);
            columns = [.. rows.Terms.Select(column => Array.ConvertAll(weighted.Source, row => column[row]))];
            clusters = rows.Clusters is null ? weighted.Source : Array.ConvertAll(weighted.Source, row => rows.Clusters[row]);
            data = rows.Strata is null ? weighted.Data : SurvivalData.Create(weighted.Data.Stop, weighted.Data.IsEvent, weighted.Data.Start, weighted.Data.Weights, Array.ConvertAll(weighted.Source, row => rows.Strata[row]));
        }

        var fit = CoxRegression.Fit(data, rows.TermNames, columns, new CoxOptions { Ties = ties });
        var residuals = CoxResiduals.Of(fit, data, columns);
        var robust = clusters is not null || rows.Weights is not null ? residuals.RobustCovariance(clusters) : null;
        var risk = Risk(rows.Terms, fit);
        var schoenfeld = ties == TieMethod.Exact ? null : ProportionalHazardsTest.Of(fit, data, columns);
        return new SurvivalModel(
            fit, [.. rows.TermNames.Select((name, term) => TermOf(fit, robust, term))], TestsOf(fit, robust), isFineGray ? ConcordanceAmongEvents(rows, risk) : ConcordanceOf(plain, risk),
            schoenfeld is null ? [] : [.. rows.TermNames.Select((name, term) => new SurvivalTest(name, schoenfeld.Statistics[term], 1, P(schoenfeld.Statistics[term], 1))), new SurvivalTest("all together", schoenfeld.Global, schoenfeld.DegreesOfFreedom, P(schoenfeld.Global, schoenfeld.DegreesOfFreedom))],
            [.. residuals.Baselines().Select(baseline => new SurvivalBaseline(rows.Strata is null ? null : rows.StrataNames[baseline.Stratum], baseline.Times, baseline.Cumulative))], NotesOf(fit));
    }

    public static double? P(double? statistic, int degreesOfFreedom) => statistic is { } value && degreesOfFreedom > 0 ? Math.Exp(ChiSquaredDistribution.LogUpperTail(value, degreesOfFreedom)) : null;

    /// <summary>x'b of each row of the table, whatever rows the model was fitted on.</summary>
    private static double[] Risk(IReadOnlyList<double[]> columns, CoxFit fit)
    {
        var risk = new double[columns[0].Length];
        for (var j = 0; j < columns.Count; j++)
        {
            for (var row = 0; row < risk.Length; row++) risk[row] += fit.Coefficients[j] * (columns[j][row] - fit.Means[j]);
        }

        return risk;
    }

    private static SurvivalTerm TermOf(CoxFit fit, double[]? robust, int term)
    {
        if (fit.IsAliased[term]) return new SurvivalTerm(fit.Names[term], null, null, null, null, null, null, null, null, "other covariates determine it");
        var (coefficient, error) = (fit.Coefficients[term], fit.StandardError(term));
        double? robustError = robust is null ? null : Math.Sqrt(robust[(term * fit.Names.Count) + term]);
        if (fit.MayBeInfinite[term]) return new SurvivalTerm(fit.Names[term], coefficient, null, null, null, null, null, null, null, "may be infinite: the covariate tells who had the event");
        var used = robustError ?? error;
        var z = coefficient / used;
        return new SurvivalTerm(fit.Names[term], coefficient, Math.Exp(coefficient), error, robustError, Math.Exp(coefficient - (Z95 * used)), Math.Exp(coefficient + (Z95 * used)), z, Math.Exp(NormalDistribution.LogTwoSided(z)), null);
    }

    private static SurvivalTest[] TestsOf(CoxFit fit, double[]? robust)
    {
        var wald = Wald(fit, robust ?? fit.Covariance);
        return
        [
            new SurvivalTest("likelihood ratio", fit.LikelihoodRatioStatistic, fit.DegreesOfFreedom, P(fit.LikelihoodRatioStatistic, fit.DegreesOfFreedom)),
            new SurvivalTest("wald", wald, fit.DegreesOfFreedom, P(wald, fit.DegreesOfFreedom)),
            new SurvivalTest("score", fit.ScoreStatistic, fit.DegreesOfFreedom, P(fit.ScoreStatistic, fit.DegreesOfFreedom)),
        ];
    }

    /// <summary>b' V⁻¹ b of the covariates that have an estimate.</summary>
    private static double? Wald(CoxFit fit, double[] covariance)
    {
        int[] kept = [.. Enumerable.Range(0, fit.Names.Count).Where(term => !fit.IsAliased[term])];
        if (kept.Length == 0 || fit.MayBeInfinite.Contains(true)) return null;
        var matrix = new double[kept.Length * kept.Length];
        for (var i = 0; i < kept.Length; i++)
        {
            for (var j = 0; j < kept.Length; j++) matrix[(i * kept.Length) + j] = covariance[(kept[i] * fit.Names.Count) + kept[j]];
        }

        if (!Cholesky.TryFactor(matrix, kept.Length, kept.Length)) return null;
        double[] beta = [.. kept.Select(term => fit.Coefficients[term])];
        var solved = (double[])beta.Clone();
        Cholesky.Solve(matrix, kept.Length, kept.Length, solved);
        return DotProduct.Of(beta, solved);
    }

    private static SurvivalConcordance ConcordanceOf(SurvivalData data, double[] risk)
    {
        var harrell = Core.Statistics.Concordance.Of(data.Stop, data.IsEvent, risk, data.Start, data.Weights, data.Strata);
        if (data.Start is not null) return new SurvivalConcordance(harrell.Value, harrell.StandardError, null, null);
        var free = CensoringCurve.Of(data);
        var weights = new double[data.Count];
        for (var row = 0; row < weights.Length; row++) weights[row] = data.IsEvent[row] && free.JustBefore(data.Stop[row]) is var share and > 0 ? 1 / (share * share) : 0;
        var uno = Core.Statistics.Concordance.Of(data.Stop, data.IsEvent, risk, null, data.Weights, data.Strata, weights);
        return new SurvivalConcordance(harrell.Value, harrell.StandardError, uno.Value, uno.StandardError);
    }

    private static SurvivalConcordance ConcordanceAmongEvents(SurvivalRows rows, double[] risk)
    {
        var found = Core.Statistics.Concordance.Of(CompetingEvents.AsLatest(rows.Stop, rows.Cause), [.. rows.Cause.Select(cause => cause == 1)], risk, strata: rows.Strata);
        return new SurvivalConcordance(found.Value, found.StandardError, null, null);
    }

    private static List<string> NotesOf(CoxFit fit)
    {
        var notes = new List<string>();
        if (!fit.HasConverged) notes.Add($"The search ended after {fit.Iterations} steps without an end in sight: do not use these numbers.");
        if (fit.DegreesOfFreedom > 0 && fit.Events < FewEventsPerTerm * fit.DegreesOfFreedom) notes.Add(string.Create(CultureInfo.InvariantCulture, $"{(double)fit.Events / fit.DegreesOfFreedom:F1} events a covariate: under {FewEventsPerTerm}, coefficients tend to be too large."));
        return notes;
    }
}
