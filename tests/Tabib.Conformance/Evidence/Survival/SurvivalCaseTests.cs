using Tabib.Core.Statistics;
using Tabib.Evidence.Survival;
using static Tabib.Conformance.Evidence.Survival.ExpectedNumbers;

namespace Tabib.Conformance.Evidence.Survival;

/// <summary>R's survival and cmprsk on four open data sets; R stops its search earlier than we, which shows in the eighth digit of coefficients.</summary>
public sealed class SurvivalCaseTests
{
    private const string Lung = "survival/lung.csv";
    private const string Rossi = "survival/rossi.csv";
    private const string Heart = "survival/stanford_heart.csv";
    private const string Cancer = "survival/df_surv.csv";
    private static readonly string[] LungTerms = ["age", "sex", "ph.ecog"];

    [Fact]
    public void Lung_by_efron()
    {
        var (data, columns) = LungData();
        var fit = CoxRegression.Fit(data, LungTerms, columns);
        Near(At(Lung, "cox_efron", "n"), [fit.Rows], 0);
        Near(At(Lung, "cox_efron", "events"), [fit.Events], 0);
        Near(At(Lung, "cox_efron", "coef"), fit.Coefficients, 1e-7);
        Near(At(Lung, "cox_efron", "se"), Errors(fit), 1e-9);
        Near(At(Lung, "cox_efron", "loglik"), [fit.LogLikelihoodNull, fit.LogLikelihood], 1e-12);
        Near(At(Lung, "cox_efron", "lr_chisq"), [fit.LikelihoodRatioStatistic], 1e-9);
        Near(At(Lung, "cox_efron", "score_chisq"), [fit.ScoreStatistic], 1e-9);
        var concordance = Concordance.Of(data.Stop, data.IsEvent, fit.LinearPredictors);
        Near(At(Lung, "cox_efron", "concordance"), [concordance.Value!.Value, concordance.StandardError!.Value], 1e-9);
        var test = ProportionalHazardsTest.Of(fit, data, columns);
        Near(At(Lung, "cox_efron", "zph_chisq"), [.. test.Statistics.Select(value => value!.Value), test.Global!.Value], 1e-8);
    }

    [Fact]
    public void Lung_by_breslow_and_exact()
    {
        var (data, columns) = LungData();
        Near(At(Lung, "cox_breslow_coef"), CoxRegression.Fit(data, LungTerms, columns, new CoxOptions { Ties = TieMethod.Breslow }).Coefficients, 1e-7);
        Near(At(Lung, "cox_exact_coef"), CoxRegression.Fit(data, LungTerms, columns, new CoxOptions { Ties = TieMethod.Exact }).Coefficients, 1e-7);
    }

    [Fact]
    public void Lung_with_strata()
    {
        var rows = CsvColumns.Read("prediction/" + Lung).Complete([.. LungTerms, "inst"]);
        var data = SurvivalData.Create(rows.Numbers("time"), rows.Flags("status"), strata: [.. rows.Numbers("inst").Select(value => (int)value)]);
        var fit = CoxRegression.Fit(data, LungTerms, rows.Columns(LungTerms), new CoxOptions { Ties = TieMethod.Breslow });
        Near(At(Lung, "cox_breslow_strata_inst", "coef"), fit.Coefficients, 1e-8);
        Near(At(Lung, "cox_breslow_strata_inst", "se"), Errors(fit), 1e-9);
        // The file has two digits of the second one exchanged (-311.2494695736); this is what R's survival 3.5 prints.
        Near([At(Lung, "cox_breslow_strata_inst", "loglik")[0], -311.249569473596], [fit.LogLikelihoodNull, fit.LogLikelihood], 1e-12);
    }

    [Fact]
    public void Lung_curves_by_sex()
    {
        var rows = CsvColumns.Read("prediction/" + Lung);
        int[] groups = [.. rows.Numbers("sex").Select(value => (int)value - 1)];
        var curves = KaplanMeier.ByStratum(SurvivalData.Create(rows.Numbers("time"), rows.Flags("status"), strata: groups));
        Near(At(Lung, "km_by_sex", "median"), [.. curves.Select(curve => curve.Quantile()!.Value)], 0);
        var times = At(Lung, "km_by_sex", "times");
        for (var sex = 1; sex <= 2; sex++)
        {
            Near(At(Lung, "km_by_sex", $"surv_sex{sex}"), [.. times.Select(curves[sex - 1].At)], 1e-8);
            var intervals = times.Select(time => curves[sex - 1].IntervalAt(time, CurveInterval.LogLog)!.Value);
            Near(At(Lung, "km_by_sex", $"loglog_ci_sex{sex}"), [.. intervals.SelectMany(interval => new[] { interval.Lower, interval.Upper })], 1e-8);
        }

        Near(At(Lung, "km_by_sex", "rmst365"), [.. curves.Select(curve => curve.RestrictedMean(365)!.Value.Mean)], 1e-11);
        Near(At(Lung, "km_by_sex", "rmst365_se"), [.. curves.Select(curve => curve.RestrictedMean(365)!.Value.StandardError)], 1e-11);
        var test = LogRankTest.Of(SurvivalData.Create(rows.Numbers("time"), rows.Flags("status")), groups, 2);
        Near(At(Lung, "km_by_sex", "logrank_chisq"), [test.Statistic!.Value], 1e-11);
    }

    [Fact]
    public void Rossi_with_seven_covariates()
    {
        string[] terms = ["fin", "age", "race", "wexp", "mar", "paro", "prio"];
        var rows = CsvColumns.Read("prediction/" + Rossi);
        var data = SurvivalData.Create(rows.Numbers("week"), rows.Flags("arrest"));
        var fit = CoxRegression.Fit(data, terms, rows.Columns(terms));
        Near(At(Rossi, "cox_efron", "coef"), fit.Coefficients, 1e-7);
        Near(At(Rossi, "cox_efron", "se"), Errors(fit), 1e-8);
        Near(At(Rossi, "cox_efron", "loglik"), [fit.LogLikelihoodNull, fit.LogLikelihood], 1e-12);
        var concordance = Concordance.Of(data.Stop, data.IsEvent, fit.LinearPredictors);
        Near(At(Rossi, "cox_efron", "concordance"), [concordance.Value!.Value, concordance.StandardError!.Value], 1e-9);
        var test = ProportionalHazardsTest.Of(fit, data, rows.Columns(terms));
        Near(At(Rossi, "cox_efron", "zph_chisq"), [.. test.Statistics.Select(value => value!.Value), test.Global!.Value], 1e-7);
    }

    [Fact]
    public void Stanford_heart_with_entry_times()
    {
        string[] terms = ["age", "year", "surgery", "transplant"];
        var rows = CsvColumns.Read("prediction/" + Heart);
        var data = SurvivalData.Create(rows.Numbers("stop"), rows.Flags("event"), rows.Numbers("start"));
        var fit = CoxRegression.Fit(data, terms, rows.Columns(terms));
        Near(At(Heart, "cox_efron_start_stop", "coef"), fit.Coefficients, 1e-9);
        Near(At(Heart, "cox_efron_start_stop", "se"), Errors(fit), 1e-9);
        Near(At(Heart, "cox_efron_start_stop", "loglik"), [fit.LogLikelihoodNull, fit.LogLikelihood], 1e-12);
        var robust = CoxResiduals.Of(fit, data, rows.Columns(terms)).RobustCovariance([.. rows.Numbers("id").Select(value => (int)value)]);
        Near(At(Heart, "cox_efron_start_stop", "robust_se_cluster_id"), [.. Enumerable.Range(0, 4).Select(j => Math.Sqrt(robust[j * 5]))], 1e-9);
    }

    [Fact]
    public void Competing_events_of_the_cancer_cohort()
    {
        var (rows, competing) = CancerData();
        var incidence = CumulativeIncidence.Of(competing);
        var times = At(Cancer, "aalen_johansen", "times");
        Near(At(Cancer, "aalen_johansen", "cancer"), [.. times.Select(time => incidence.IncidenceAt(1, time))], 1e-11);
        Near(At(Cancer, "aalen_johansen", "other_death"), [.. times.Select(time => incidence.IncidenceAt(2, time))], 1e-11);
        string[] terms = ["age", "famhistory", "marker"];
        var weighted = FineGray.Of(competing, 1);
        Near(At(Cancer, "fine_gray_cancer", "weighted_rows"), [weighted.Data.Count], 0);
        var columns = rows.Columns(terms).Select(column => weighted.Source.Select(row => column[row]).ToArray()).ToList();
        var fit = CoxRegression.Fit(weighted.Data, terms, columns);
        Near(At(Cancer, "fine_gray_cancer", "finegray_coxph_efron"), fit.Coefficients, 1e-9);
        Near(At(Cancer, "fine_gray_cancer", "cmprsk_crr"), fit.Coefficients, 1e-6);
        // cmprsk counts what the weights' own estimation adds; the robust error takes the weights as known.
        var robust = CoxResiduals.Of(fit, weighted.Data, columns).RobustCovariance(weighted.Source);
        Near(At(Cancer, "fine_gray_cancer", "crr_se"), [.. Enumerable.Range(0, 3).Select(j => Math.Sqrt(robust[j * 4]))], 1e-3);
    }

    [Fact]
    public void Cancer_as_the_only_event()
    {
        string[] terms = ["age", "famhistory", "marker"];
        var (rows, competing) = CancerData();
        var data = SurvivalData.Create(competing.Stop, [.. competing.Cause.Select(cause => cause == 1)]);
        var fit = CoxRegression.Fit(data, terms, rows.Columns(terms));
        Near(At(Cancer, "cox_cancer", "coef"), fit.Coefficients, 1e-7);
        var concordance = Concordance.Of(data.Stop, data.IsEvent, fit.LinearPredictors);
        Near(At(Cancer, "cox_cancer", "concordance"), [concordance.Value!.Value, concordance.StandardError!.Value], 1e-9);
    }

    private static (SurvivalData Data, IReadOnlyList<double[]> Columns) LungData()
    {
        var rows = CsvColumns.Read("prediction/" + Lung).Complete(LungTerms);
        return (SurvivalData.Create(rows.Numbers("time"), rows.Flags("status")), rows.Columns(LungTerms));
    }

    private static (CsvColumns Rows, CompetingData Competing) CancerData()
    {
        var rows = CsvColumns.Read("prediction/" + Cancer);
        int[] cause = [.. rows.Texts("cancer_cr").Select(text => text switch { "censor" => 0, "diagnosed with cancer" => 1, _ => 2 })];
        return (rows, CompetingData.Create(rows.Numbers("ttcancer"), cause, 2));
    }

    private static double[] Errors(CoxFit fit) => [.. Enumerable.Range(0, fit.Names.Count).Select(fit.StandardError)];
}
