using System.Globalization;
using Tabib.Conformance.Evidence.Survival;
using Tabib.Core.Statistics;
using Tabib.Evidence.Survival;
using Tabib.Evidence.Validation;
using static Tabib.Conformance.Evidence.Survival.ExpectedNumbers;

namespace Tabib.Conformance.Evidence.Validation;

/// <summary>R's glm, pROC, rms and cmprsk, dcurves, and scikit-learn on open data.</summary>
public sealed class ValidationCaseTests
{
    private const string Cohort = "decision/dca.csv";
    private const string Heart = "external/heart";
    private const string Pima = "external/pima";
    private static readonly string[] Sites = ["processed.cleveland.data", "reprocessed.hungarian.data", "processed.va.data", "processed.switzerland.data"];
    private static readonly string[] SiteNames = ["cleveland", "hungarian", "va", "switzerland"];

    /// <summary>age, sex, cp, trestbps, fbs, restecg, thalach, exang, oldpeak.</summary>
    private static readonly int[] HeartColumns = [0, 1, 2, 3, 5, 6, 7, 8, 9];

    [Theory]
    [InlineData("cancerpredmarker")]
    [InlineData("marker")]
    [InlineData("age")]
    public void Areas_of_the_cancer_cohort(string score)
    {
        var rows = CsvColumns.Read("prediction/" + Cohort);
        var area = AreaUnderCurve.Of(rows.Numbers(score), rows.Flags("cancer"));
        Near(At(Cohort, "delong", score, "auc"), [area.Value!.Value], 1e-13);
        Near(At(Cohort, "delong", score, "var"), [area.Variance!.Value], 1e-11);
        var (lower, upper) = area.Interval()!.Value;
        Near(At(Cohort, "delong", score, "ci"), [lower, upper], 1e-12);
    }

    [Fact]
    public void Two_scores_of_the_same_people()
    {
        var rows = CsvColumns.Read("prediction/" + Cohort);
        var z = AreaUnderCurve.Of(rows.Numbers("cancerpredmarker"), rows.Flags("cancer")).PairedZ(AreaUnderCurve.Of(rows.Numbers("marker"), rows.Flags("cancer")))!.Value;
        Near(At(Cohort, "delong", "paired_cancerpredmarker_vs_marker", "z"), [z], 1e-11);
        Near(At(Cohort, "delong", "paired_cancerpredmarker_vs_marker", "p"), [Math.Exp(NormalDistribution.LogTwoSided(z))], 1e-10);
    }

    [Fact]
    public void Net_benefit_brier_precision_and_log_loss()
    {
        var rows = CsvColumns.Read("prediction/" + Cohort);
        var (risks, outcomes) = (rows.Numbers("cancerpredmarker"), rows.Flags("cancer"));
        var benefits = At(Cohort, "net_benefit", "t").Select(threshold => NetBenefit.Of(risks, outcomes, threshold)).ToList();
        Near(At(Cohort, "net_benefit", "all"), [.. benefits.Select(benefit => benefit.All)], 1e-12);
        Near(At(Cohort, "net_benefit", "cancerpredmarker"), [.. benefits.Select(benefit => benefit.Model)], 1e-12);
        var scores = ProbabilityScores.Of(risks, outcomes);
        Near(At(Cohort, "brier"), [scores.Brier], 1e-12);
        Near(At(Cohort, "average_precision"), [scores.AveragePrecision!.Value], 1e-12);
        Near(At(Cohort, "log_loss"), [scores.LogLoss], 1e-12);
    }

    [Fact]
    public void Logistic_regression_of_the_cancer_cohort()
    {
        var rows = CsvColumns.Read("prediction/" + Cohort);
        var fit = LogisticRegression.Fit(rows.Columns("age", "famhistory", "marker"), rows.Flags("cancer"));
        Near(At(Cohort, "logistic", "coef"), fit.Coefficients, 1e-9);
        // R's glm tells the errors of its last step but one; these are what it gives with a tolerance of 1e-15.
        Near(At(Cohort, "logistic", "se"), [.. Enumerable.Range(0, 4).Select(fit.StandardError)], 1e-5);
        Near([2.2106213440856410, 0.0311945464972826, 0.3082190526499122, 0.1182140474158937], [.. Enumerable.Range(0, 4).Select(fit.StandardError)], 1e-9);
        Near(At(Cohort, "logistic", "deviance"), [fit.Deviance], 1e-11);
    }

    [Fact]
    public void Isotonic_curve_of_the_marker()
    {
        var rows = CsvColumns.Read("prediction/" + Cohort);
        var curve = IsotonicCurve.Fit(rows.Numbers("marker"), rows.Flags("cancer"));
        var expected = At(Cohort, "isotonic_marker_at").Chunk(2).ToList();
        foreach (var pair in expected) Assert.Equal(pair[1], curve.At(pair[0]), 1e-8);
    }

    /// <summary>A person's outcome by a time is known only where follow-up reaches it: curves stand in for counts.</summary>
    [Theory]
    [InlineData(1, 0.25, -0.1369505763428, 0.05695371415846)]
    [InlineData(2, 0.1, 0.2109404775331, 0.2299164131224)]
    public void Net_benefit_by_a_horizon(double horizon, double threshold, double all, double model)
    {
        var rows = CsvColumns.Read("prediction/survival/df_surv.csv");
        var (stop, risks, isEvent) = (rows.Numbers("ttcancer"), rows.Numbers("cancerpredmarker"), rows.Flags("cancer"));
        int[] treated = [.. Enumerable.Range(0, stop.Length).Where(row => risks[row] >= threshold)];
        var whole = 1 - KaplanMeier.Of(SurvivalData.Create(stop, isEvent)).At(horizon);
        var part = 1 - KaplanMeier.Of(SurvivalData.Create([.. treated.Select(row => stop[row])], [.. treated.Select(row => isEvent[row])])).At(horizon);
        var benefit = NetBenefit.AtHorizon(threshold, treated.Length / (double)stop.Length, part, whole);
        Near([all, model], [benefit.All, benefit.Model], 1e-11);
    }

    [Fact]
    public void Clevelands_model_at_three_other_sites()
    {
        var (columns, outcomes) = Site(0);
        var fit = LogisticRegression.Fit(columns, outcomes);
        Near(At(Heart, "coef"), fit.Coefficients, 1e-8);
        Near(At(Heart, "deviance"), [fit.Deviance], 1e-11);
        for (var site = 0; site < Sites.Length; site++)
        {
            var (own, happened) = Site(site);
            double[] chances = [.. Enumerable.Range(0, happened.Length).Select(row => 1 / (1 + Math.Exp(-(fit.Coefficients[0] + own.Select((column, j) => fit.Coefficients[j + 1] * column[row]).Sum()))))];
            var area = AreaUnderCurve.Of(chances, happened);
            Near(At(Heart, "sites", SiteNames[site], "n"), [happened.Length], 0);
            Near(At(Heart, "sites", SiteNames[site], "auc"), [area.Value!.Value], 1e-10);
            Near(At(Heart, "sites", SiteNames[site], "ci"), [area.Interval()!.Value.Lower, area.Interval()!.Value.Upper], 1e-10);
            Near(At(Heart, "sites", SiteNames[site], "brier"), [ProbabilityScores.Of(chances, happened).Brier], 1e-8);
            if (site == 0) continue;
            var calibration = Calibration.Of(chances, happened);
            Near(At(Heart, "sites", SiteNames[site], "slope"), [calibration.Slope!.Value], 1e-8);
            Near(At(Heart, "sites", SiteNames[site], "intercept"), [calibration.Intercept!.Value], 1e-8);
            Near(At(Heart, "sites", SiteNames[site], "citl"), [calibration.InTheLarge!.Value], 1e-8);
            Near(At(Heart, "sites", SiteNames[site], "oe"), [calibration.ObservedToExpected], 1e-9);
        }
    }

    [Fact]
    public void Four_sites_together()
    {
        var sites = Enumerable.Range(0, 4).Select(Site).ToList();
        List<double[]> columns = [.. Enumerable.Range(0, 9).Select(j => sites.SelectMany(site => site.Columns[j]).ToArray())];
        for (var other = 1; other < 4; other++) columns.Add([.. sites.SelectMany((site, number) => Enumerable.Repeat(number == other ? 1.0 : 0, site.Outcomes.Length))]);
        var fit = LogisticRegression.Fit(columns, [.. sites.SelectMany(site => site.Outcomes)]);
        Near(At(Heart, "pooled_with_site", "coef"), fit.Coefficients, 1e-9);
        Near(At(Heart, "pooled_with_site", "se"), [.. Enumerable.Range(0, 13).Select(fit.StandardError)], 1e-7);
        Near(At(Heart, "pooled_with_site", "deviance"), [fit.Deviance], 1e-11);
    }

    [Fact]
    public void Pima_and_ten_folds()
    {
        var rows = File.ReadLines(SharedData.Find("prediction/external/pima-indians-diabetes.data.csv")).Select(line => Array.ConvertAll(line.Split(','), text => double.Parse(text, CultureInfo.InvariantCulture))).ToList();
        var outcomes = rows.Select(row => row[8] == 1).ToArray();
        double[][] Columns(Func<int, bool> isIn) => [.. Enumerable.Range(0, 8).Select(j => rows.Where((_, row) => isIn(row)).Select(row => row[j]).ToArray())];
        var fit = LogisticRegression.Fit(Columns(_ => true), outcomes);
        Near(At(Pima, "logistic", "coef"), fit.Coefficients, 1e-9);
        Near(At(Pima, "logistic", "deviance"), [fit.Deviance], 1e-11);
        var area = AreaUnderCurve.Of(fit.LinearPredictors, outcomes);
        Near(At(Pima, "logistic", "auc"), [area.Value!.Value], 1e-12);
        Near(At(Pima, "logistic", "ci"), [area.Interval()!.Value.Lower, area.Interval()!.Value.Upper], 1e-10);
        var (pooled, areas) = (new double[rows.Count], new List<double>());
        for (var fold = 0; fold < 10; fold++)
        {
            var held = fold;
            var trained = LogisticRegression.Fit(Columns(row => row % 10 != held), [.. outcomes.Where((_, row) => row % 10 != held)]);
            for (var row = fold; row < rows.Count; row += 10) pooled[row] = trained.Coefficients[0] + Enumerable.Range(0, 8).Sum(j => trained.Coefficients[j + 1] * rows[row][j]);
            areas.Add(AreaUnderCurve.Of([.. pooled.Where((_, row) => row % 10 == held)], [.. outcomes.Where((_, row) => row % 10 == held)]).Value!.Value);
        }

        Near(At(Pima, "logistic", "cv10_row_mod_10", "mean_auc"), [areas.Average()], 1e-12);
        // Chances of folds, not their logits: their order across folds is the same.
        Near(At(Pima, "logistic", "cv10_row_mod_10", "pooled_auc"), [AreaUnderCurve.Of(pooled, outcomes).Value!.Value], 1e-12);
    }

    /// <summary>Missing values, and a blood pressure of 0, as Cleveland's medians.</summary>
    private static (double[][] Columns, bool[] Outcomes) Site(int site)
    {
        var medians = At(Heart, "impute");
        var rows = File.ReadLines(SharedData.Find("prediction/external/" + Sites[site])).Where(line => line.Length > 0).Select(line => line.Split(line.Contains(',', StringComparison.Ordinal) ? ',' : ' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        double Value(string[] row, int j)
        {
            var text = row[HeartColumns[j]];
            var isMissing = text == "?" || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || value == -9 || (HeartColumns[j] == 3 && value == 0);
            return isMissing ? medians[j] : double.Parse(text, CultureInfo.InvariantCulture);
        }

        return ([.. Enumerable.Range(0, 9).Select(j => rows.Select(row => Value(row, j)).ToArray())], [.. rows.Select(row => double.Parse(row[13], CultureInfo.InvariantCulture) > 0)]);
    }
}
