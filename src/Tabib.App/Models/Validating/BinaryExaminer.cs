using Tabib.Core.Statistics;
using Tabib.Evidence.Validation;

namespace Tabib.App.Models.Validating;

/// <summary>Numbers and curves of one score and an outcome that is known of all rows.</summary>
internal static class BinaryExaminer
{
    /// <summary>Partial areas are those up to a fifth of false positives.</summary>
    private const double PartialEnd = 0.2;

    private const int RiskBins = 20;
    private const int Tenths = 10;

    public static ScoreReport Examine(string name, double[] scores, bool[] outcomes, ValidationPlan plan, CancellationToken cancellation)
    {
        var ranked = RankedScores.Of(scores, outcomes);
        var (risks, flag) = plan.AreRisks ? (scores, null) : MarkerRisk.Of(scores, outcomes);
        var ofRisks = plan.AreRisks ? ranked : risks is null ? null : RankedScores.Of(risks, outcomes);
        cancellation.ThrowIfCancellationRequested();
        var bootstrap = ChanceBootstrap.Of(ranked, plan.AreRisks, plan.Options.Replicates, plan.Options.Seed, cancellation);
        var roc = RocCurve.Of(ranked);
        var precision = PrecisionRecallCurve.Of(ranked);
        var curve = plan.AreRisks ? CalibrationCurve.Of(ranked) : null;
        var decisions = ofRisks is null ? [] : DecisionExaminer.Of(ofRisks, plan.Options.Prevalence);
        return new ScoreReport(
            name, plan.AreRisks ? "risk" : "score", flag, Discrimination(scores, outcomes, roc, precision, bootstrap, ranked), plan.AreRisks ? Calibrations(scores, outcomes, curve, bootstrap) : new Dictionary<string, Estimate>(),
            ofRisks is null ? [] : [.. plan.Thresholds.Select(threshold => ThresholdOf(ofRisks, threshold, plan.Options.Prevalence))], decisions, plan.AreRisks && plan.Options.Recalibrate ? RecalibrationExaminer.Of(scores, outcomes, plan.Options.Seed, cancellation) : [])
        {
            Roc = roc is null ? null : CurveReport.Thinned("corners of the curve", roc.FalsePositiveShare, roc.TruePositiveShare),
            PrecisionRecall = precision is null ? null : CurveReport.Thinned("distinct scores with a positive", precision.Recall, precision.Precision),
            CalibrationCurve = curve is null ? null : new CurveReport(curve.Knots.Length == 0 ? "logistic regression, straight in the logit" : $"logistic regression on a restricted cubic spline of the logit with {curve.Knots.Length} knots", curve.Predicted, curve.Observed, curve.Lower, curve.Upper),
            CalibrationGroups = plan.AreRisks ? [.. CalibrationGroup.Of(ranked, Tenths).Select(group => new CalibrationGroupReport(group.Rows, group.Positives, group.Predicted, new Estimate(group.Observed, group.Lower, group.Upper, "Wilson")))] : [],
            RiskHistogram = risks is null ? [] : Histogram(risks),
            CertainRisks = plan.AreRisks ? scores.Count(chance => chance is < 1e-12 or > 1 - 1e-12) : null,
            Useful = DecisionExaminer.Useful(decisions),
        };
    }

    /// <summary>The numbers that are told of groups and months too.</summary>
    public static Dictionary<string, Estimate> MainNumbers(double[] scores, bool[] outcomes, bool areRisks)
    {
        var area = AreaUnderCurve.Of(scores, outcomes);
        var numbers = new Dictionary<string, Estimate> { ["auc"] = Estimate.Of(area.Value, area.Interval(), "DeLong", MetricText.OneClass) };
        if (areRisks) AddCalibration(numbers, scores, outcomes);
        return numbers;
    }

    private static Dictionary<string, Estimate> Discrimination(double[] scores, bool[] outcomes, RocCurve? roc, PrecisionRecallCurve? precision, ChanceBootstrap bootstrap, RankedScores ranked)
    {
        var area = AreaUnderCurve.Of(scores, outcomes);
        var partial = roc?.PartialArea(0, PartialEnd);
        return new Dictionary<string, Estimate>
        {
            ["auc"] = Estimate.Of(area.Value, area.Interval(), "DeLong", MetricText.OneClass),
            ["aucLogit"] = Estimate.Of(area.Value, area.LogitInterval(), "DeLong, on the logit", MetricText.OneClass),
            ["partialAuc"] = partial is var (part, _) ? new Estimate(part, CannotSay: "no interval") : Estimate.Missing(MetricText.OneClass),
            ["partialAucCorrected"] = partial is var (_, corrected) ? new Estimate(corrected, CannotSay: "no interval") : Estimate.Missing(MetricText.OneClass),
            ["averagePrecision"] = Estimate.Of(precision?.AveragePrecision, bootstrap.AveragePrecision, "nobody has the outcome"),
            ["averagePrecisionOfChance"] = new Estimate((double)ranked.Positives / ranked.Rows),
        };
    }

    private static Dictionary<string, Estimate> Calibrations(double[] risks, bool[] outcomes, CalibrationCurve? curve, ChanceBootstrap bootstrap)
    {
        var numbers = new Dictionary<string, Estimate>();
        AddCalibration(numbers, risks, outcomes);
        var scores = ProbabilityScores.Of(risks, outcomes);
        numbers["scaledBrier"] = Estimate.Of(scores.ScaledBrier, bootstrap.ScaledBrier, MetricText.OneClass);
        numbers["logLoss"] = Estimate.Normal(scores.LogLoss, ErrorOfMean(risks, outcomes, (risk, had) => -Math.Log(Math.Clamp(had ? risk : 1 - risk, 1e-15, 1))), "normal");
        numbers["ici"] = Estimate.Of(curve?.Index, bootstrap.Index, MetricText.NoCurve);
        numbers["e50"] = Estimate.Of(curve?.Median, bootstrap.Median, MetricText.NoCurve);
        numbers["e90"] = Estimate.Of(curve?.NinetiethPercentile, bootstrap.NinetiethPercentile, MetricText.NoCurve);
        numbers["eMax"] = Estimate.Of(curve?.Maximum, bootstrap.Maximum, MetricText.NoCurve);
        return numbers;
    }

    private static void AddCalibration(Dictionary<string, Estimate> numbers, double[] risks, bool[] outcomes)
    {
        var ratio = ObservedExpected.Of(risks, outcomes.Count(outcome => outcome));
        var found = Calibration.Of(risks, outcomes);
        var why = found.CannotSay ?? "cannot be estimated";
        numbers["observed"] = Proportion.Of(outcomes.Count(outcome => outcome), outcomes.Length) is { } share ? new Estimate(share.Value, share.Lower, share.Upper, "Wilson") : Estimate.Missing("no row");
        numbers["expected"] = new Estimate(ratio.Expected);
        numbers["observedToExpected"] = ratio.Ratio is null ? Estimate.Missing("nothing is expected") : new Estimate(ratio.Ratio, ratio.Lower, ratio.Upper, ratio.Lower is null ? null : "normal, on the logarithm", ratio.Lower is null ? "no interval: nobody has the outcome" : null);
        numbers["inTheLarge"] = found.InTheLarge is { } large ? Estimate.Normal(large, found.InTheLargeStandardError, "Wald") : Estimate.Missing(why);
        numbers["slope"] = found.Slope is { } slope ? Estimate.Normal(slope, found.SlopeStandardError, "Wald") : Estimate.Missing(why);
        numbers["intercept"] = found.Intercept is { } intercept ? new Estimate(intercept) : Estimate.Missing(why);
        numbers["brier"] = Estimate.Normal(ProbabilityScores.Of(risks, outcomes).Brier, ErrorOfMean(risks, outcomes, (risk, had) => (risk - (had ? 1 : 0)) * (risk - (had ? 1 : 0))), "normal");
    }

    private static double? ErrorOfMean(double[] risks, bool[] outcomes, Func<double, bool, double> loss)
    {
        var (mean, squares) = (0.0, 0.0);
        for (var row = 0; row < risks.Length; row++)
        {
            var value = loss(risks[row], outcomes[row]);
            var step = value - mean;
            mean += step / (row + 1);
            squares += step * (value - mean);
        }

        return risks.Length < 2 ? null : Math.Sqrt(squares / (risks.Length - 1) / risks.Length);
    }

    private static ThresholdReport ThresholdOf(RankedScores ranked, double threshold, double? prevalence)
    {
        static Estimate Told(Proportion? proportion, string interval, string why) => proportion is null ? Estimate.Missing(why) : new Estimate(proportion.Value, proportion.Lower, proportion.Upper, proportion.Lower is null ? null : interval, proportion.Lower is null ? "no interval" : null);
        var row = ThresholdRow.Of(ranked, threshold);
        var (positive, negative) = prevalence is { } given ? row.AtPrevalence(given) : (null, null);
        const string ByBayes = "on the logit";
        return new ThresholdReport(
            threshold, (double)(row.TruePositives + row.FalsePositives) / ranked.Rows, Told(row.Sensitivity, "Wilson", "nobody has the outcome"), Told(row.Specificity, "Wilson", "everybody has the outcome"), Told(row.PositivePredictiveValue, "Wilson", "nobody is at or above it"), Told(row.NegativePredictiveValue, "Wilson", "nobody is below it"),
            prevalence is null ? null : Told(positive, ByBayes, "cannot be estimated"), prevalence is null ? null : Told(negative, ByBayes, "cannot be estimated"));
    }

    internal static long[] Histogram(double[] risks)
    {
        var counts = new long[RiskBins];
        foreach (var risk in risks) counts[Math.Min(RiskBins - 1, (int)(risk * RiskBins))]++;
        return counts;
    }
}
