using System.Globalization;
using Tabib.App.Reports;

namespace Tabib.App.Models.Validating;

/// <summary>What the page of a validation says: the report alone, so that every number on it stands in metrics.json.</summary>
/// <param name="MetricsSha256">Of metrics.json.</param>
public sealed record ValidationPageContent(ValidationReport Report, string MetricsSha256, Labels Labels)
{
    internal CurveSet? Roc => Curves(Labels.RocTitle, Labels.FalsePositiveShare, Labels.SensitivityWord, score => score.Roc, hasDiagonal: true);

    internal CurveSet? PrecisionRecall => Curves(Labels.PrecisionTitle, Labels.SensitivityWord, Labels.PrecisionWord, score => score.PrecisionRecall, hasDiagonal: false);

    /// <summary>Of each score with a curve.</summary>
    internal CurveSet? CalibrationOf(ScoreReport score)
    {
        if (score.CalibrationCurve is not { } curve) return null;
        var band = curve.Lower is null ? null : curve.Lower.Zip(curve.Upper!).Select(pair => (pair.First, pair.Second)).ToList();
        var top = Math.Min(1, Math.Ceiling(Math.Max(curve.X.Max(), curve.Y.Max()) * 5) / 5);
        return new CurveSet(Labels.CalibrationTitle, Labels.PredictedWord, Labels.ObservedWord, [new CurveSeries(curve.Method, [.. curve.X.Zip(curve.Y)], band)], HasDiagonal: true) { AcrossRange = (0, top), UpRange = (0, top), Note = curve.Method + "." };
    }

    /// <summary>Net benefit of each score, of treating all; of nobody it is 0.</summary>
    internal CurveSet? Decisions
    {
        get
        {
            var drawn = Report.Scores.Where(score => score.DecisionCurve.Count > 0).Take(2).ToList();
            if (drawn.Count == 0) return null;
            List<CurveSeries> series = [.. drawn.Select(score => new CurveSeries(score.Name, [.. score.DecisionCurve.Where(point => point.Model is not null).Select(point => (point.Threshold, point.Model!.Value))],
                drawn.Count == 1 && score.DecisionCurve.All(point => point.Lower is not null) ? [.. score.DecisionCurve.Select(point => (point.Lower!.Value, point.Upper!.Value))] : null))];
            series.Add(new CurveSeries(Labels.TreatAll, [.. drawn[0].DecisionCurve.Select(point => (point.Threshold, point.All))]));
            var top = Math.Max(0.02, drawn.Max(score => score.DecisionCurve.Max(point => Math.Max(point.Model ?? 0, point.All))));
            var step = Math.Ceiling(top * 25) / 100;
            return new CurveSet(Labels.DecisionTitle, Labels.ThresholdWord, Labels.NetBenefitWord, series) { AcrossRange = (0, 1), UpRange = (-step, 4 * step), Note = Report.StatedPrevalence is { } share && Report.Horizon is null ? $"{Labels.TreatNobody} {string.Format(CultureInfo.InvariantCulture, Labels.ForPrevalence, NumberText.Of(share))}" : Labels.TreatNobody };
        }
    }

    internal Histogram? RisksOf(ScoreReport score) => score.RiskHistogram.Count == 0 ? null
        : new Histogram(Labels.RiskTitle, Labels.PredictedWord, Labels.RowsWord.ToLowerInvariant(), 0, 1.0 / score.RiskHistogram.Count, [new HistogramSeries("", score.RiskHistogram)], false, []);

    /// <summary>A number by group, as a forest; null where no group has it.</summary>
    internal IntervalSet? ForestOf(string score, string column, string number, double? reference, bool isRatio)
    {
        var groups = Report.Groups.Where(group => group.Score == score && group.Column == column).ToList();
        if (!groups.Exists(group => group.Numbers.TryGetValue(number, out var found) && found.Value is not null)) return null;
        var name = Labels.MetricName(number);
        return new IntervalSet($"{name}, {column}", Labels.GroupWord, name, [.. groups.Select(group => RowOf(group, number))]) { Reference = reference, IsRatio = isRatio };
    }

    private static IntervalRow RowOf(GroupReport group, string number)
    {
        var label = group.Rows is { } rows ? $"{Value(group)} ({NumberText.Count(rows)}; {NumberText.Count(group.Events!.Value)})" : Value(group);
        if (group.CannotSay is { } why) return new IntervalRow(label, null, Note: why);
        if (!group.Numbers.TryGetValue(number, out var found)) return new IntervalRow(label, null);
        return new IntervalRow(label, found.Value, found.Lower, found.Upper, found.Value is null || found.Lower is null ? found.CannotSay ?? "" : "");
    }

    private static string Value(GroupReport group) => group.Group[(group.Column.Length + 1)..];

    private CurveSet? Curves(string title, string across, string up, Func<ScoreReport, CurveReport?> curveOf, bool hasDiagonal)
    {
        List<CurveSeries> series = [.. Report.Scores.Where(score => curveOf(score) is not null).Select(score => new CurveSeries(score.Name, [.. curveOf(score)!.X.Zip(curveOf(score)!.Y)]))];
        if (series.Count == 0) return null;
        return new CurveSet(title, across, up, series, hasDiagonal) { AcrossRange = (0, 1), UpRange = (0, 1) };
    }
}
