using Tabib.Conformance.Evidence.Survival;
using Tabib.Core.Statistics;
using Tabib.Evidence.Validation;
using static Tabib.Conformance.Evidence.Survival.ExpectedNumbers;

namespace Tabib.Conformance.Evidence.Validation;

/// <summary>R 4.2.2 with riskRegression 2022.11.28, survival 3.5-3, Hmisc 4.8-0 and pROC 1.18.0 on the cancer cohorts; p is cancerpredmarker, the horizon 1.5.</summary>
public sealed class HorizonCaseTests
{
    private const double Horizon = 1.5;

    /// <summary>Score(list(p), Surv(ttcancer, cancer) ~ 1, times = 1.5, cens.model = "km", metrics = c("auc", "brier")); with Hist(ttcancer, status) and cause = 1 among competing deaths.</summary>
    [Theory]
    [InlineData(false, 0.887824988639826, 0.11356937417587, 0.17166312991593)]
    [InlineData(true, 0.885324954536078, 0.106938891263734, 0.163538850605408)]
    public void Area_and_brier_by_a_horizon(bool isCompeting, double area, double brier, double ofNobody)
    {
        var (outcomes, risks) = Cohort(isCompeting);
        var scores = new HorizonScorer(outcomes, risks, areChances: true).Of();
        Near([area, brier, 1 - (brier / ofNobody)], [scores.Area!.Value, scores.Brier!.Value, scores.ScaledBrier!.Value], 1e-12);
    }

    /// <summary>coxph(Surv(ttcancer, cancer) ~ log(-log(1 - p))), and the same by finegray.</summary>
    [Fact]
    public void Slope_of_the_hazard()
    {
        var (outcomes, risks) = Cohort(isCompeting: false);
        var found = HorizonCalibration.Of(outcomes, risks);
        Near([1.209639844288608, 0.098256263350649], [found.Slope!.Value, found.SlopeStandardError!.Value], 1e-8);
        (outcomes, risks) = Cohort(isCompeting: true);
        Near([1.21117893604376], [HorizonCalibration.Of(outcomes, risks).Slope!.Value], 1e-7);
    }

    /// <summary>coxph(..., ties = "breslow") on rcspline.eval(log(-log(1 - p)), knots of the same scale at the 5, 35, 65 and 95 % quantiles of p), survfit with newdata; points 11, 26 and 41 of the grid, and the distances over all rows.</summary>
    [Fact]
    public void Curve_by_hazard_regression()
    {
        var (outcomes, risks) = Cohort(isCompeting: false);
        var curve = HorizonCalibration.Of(outcomes, risks).Curve!;
        int[] places = [10, 25, 40];
        Near([0.1771984708, 0.4402880425, 0.7033776142], [.. places.Select(place => curve.Predicted[place])], 1e-9);
        Near([0.231886917255734, 0.696675959219203, 0.978203545805576], [.. places.Select(place => curve.Observed[place])], 1e-9);
        double[] errors = [.. places.Select(place => Math.Log(Math.Log(1 - curve.Upper![place]) / Math.Log(1 - curve.Lower![place])) / (2 * 1.959963984540054))];
        Near([0.181389287802584, 0.149866387340917, 0.201943380405045], errors, 1e-8);
        Near([0.0641961654401478, 0.0407797161944658, 0.1956281849304582, 0.3141243196903440], [curve.Index, curve.Median, curve.NinetiethPercentile, curve.Maximum], 1e-8);
    }

    /// <summary>concordance(Surv(ttcancer, cancer) ~ p, reverse = TRUE, timewt = "n/G2", ymax = 1.5).</summary>
    [Fact]
    public void Unos_concordance_up_to_the_horizon()
    {
        var (outcomes, risks) = Cohort(isCompeting: false);
        var isEvent = Array.ConvertAll(outcomes.Data.Cause, cause => cause == 1);
        Near([0.852017296440168], [UnoConcordance.Of(outcomes.Data.Stop, isEvent, risks, outcomes.Censoring, Horizon).Value!.Value], 1e-12);
        Near([0.907263457145786], [UnoConcordance.Of(outcomes.Data.Stop, isEvent, risks, outcomes.Censoring, null).Value!.Value], 1e-12);
    }

    /// <summary>auc(roc(...), partial.auc = c(1, .8)), with partial.auc.correct = TRUE, and of specificities .9 to .7.</summary>
    [Fact]
    public void Partial_areas()
    {
        var rows = CsvColumns.Read("prediction/decision/dca.csv");
        var roc = RocCurve.Of(RankedScores.Of(rows.Numbers("cancerpredmarker"), rows.Flags("cancer")))!;
        Near([0.11611664821, 0.766990689471], [roc.PartialArea(0, 0.2).Area, roc.PartialArea(0, 0.2).Corrected], 1e-11);
        Near([0.849760059062], [roc.PartialArea(0.1, 0.3).Corrected], 1e-11);
    }

    /// <summary>roc.test(roc of rows 1 to 400, roc of the others, paired = FALSE, method = "delong").</summary>
    [Fact]
    public void Areas_of_two_groups()
    {
        var rows = CsvColumns.Read("prediction/decision/dca.csv");
        var (markers, had) = (rows.Numbers("marker"), rows.Flags("cancer"));
        var (t, freedom) = AreaUnderCurve.Of(markers.AsSpan(0, 400), had.AsSpan(0, 400)).UnpairedT(AreaUnderCurve.Of(markers.AsSpan(400), had.AsSpan(400)))!.Value;
        Near([0.509202336269, 747.9262154058], [t, freedom], 1e-11);
        Near([0.610760596109], [Math.Exp(new StudentDistribution(freedom).LogTwoSided(t))], 1e-11);
    }

    /// <summary>glm(cancer ~ rcspline.eval(qlogis(p), knots of the same scale at the 5, 35, 65 and 95 % quantiles of p)) with epsilon = 1e-14; points 11, 26 and 41 of the grid.</summary>
    [Fact]
    public void Flexible_calibration_curve()
    {
        var rows = CsvColumns.Read("prediction/decision/dca.csv");
        var curve = CalibrationCurve.Of(RankedScores.Of(rows.Numbers("cancerpredmarker"), rows.Flags("cancer")))!;
        int[] places = [10, 25, 40];
        Near([0.170355693020941, 0.438150643147083, 0.718706156527175], [.. places.Select(place => curve.Observed[place])], 1e-11);
        Near([0.126131426497300, 0.360398531967083, 0.575719299644779], [.. places.Select(place => curve.Lower[place])], 1e-7);
        Near([0.00372447561245979, 0.00311506172911973, 0.00862737633198867, 0.01774627964716879], [curve.Index, curve.Median, curve.NinetiethPercentile, curve.Maximum], 1e-7);
    }

    private static (HorizonOutcomes Outcomes, double[] Risks) Cohort(bool isCompeting)
    {
        var rows = CsvColumns.Read("prediction/survival/df_surv.csv");
        int[] cause = [.. rows.Texts("cancer_cr").Select(text => text switch { "diagnosed with cancer" => 1, "censor" => 0, _ => isCompeting ? 2 : 0 })];
        return (HorizonOutcomes.Of(rows.Numbers("ttcancer"), cause, isCompeting ? 2 : 1, Horizon), rows.Numbers("cancerpredmarker"));
    }
}
