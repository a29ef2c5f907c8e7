using Tabib.App.Reports;
using Tabib.Evidence.Fairness;

namespace Tabib.App.Models.Auditing;

/// <summary>Charts of an audit.</summary>
internal static class AuditCharts
{
    private static readonly DecisionRate[] Drawn = [DecisionRate.SelectionRate, DecisionRate.TruePositiveRate, DecisionRate.FalsePositiveRate, DecisionRate.PositivePredictiveValue];

    /// <summary>The main rates of the groups of one grouping, each a chart; areas under the curve after them.</summary>
    public static IEnumerable<IntervalSet> Rates(FairnessAuditResult result, string grouping, Labels labels)
    {
        var groups = result.Groups.Where(group => group.Grouping == grouping).ToArray();
        var everyone = result.Groups[0];
        foreach (var rate in Drawn)
        {
            yield return new IntervalSet(labels.RateName(rate), labels.GroupWord, labels.RateText(rate), [.. groups.Select(group => RowOf(group.Group, group[rate]))]) { Reference = Percent(everyone[rate].Value), Note = labels.LineIsEveryone };
        }

        if (everyone.Area is null) yield break;
        yield return new IntervalSet(labels.AreaWord, labels.GroupWord, labels.AreaEstimateText, [.. groups.Select(group => new IntervalRow(group.Group, group.Area!.Value, group.Area.Lower, group.Area.Upper, group.Area.CannotSay ?? ""))])
        {
            Reference = everyone.Area.Value,
            Note = labels.LineIsEveryone,
        };
    }

    /// <summary>Need at equal score, by the groups of one column: at most three are drawn, the largest.</summary>
    public static CurveSet Need(ScoreNeeds needs, string attribute, int label, string name, Labels labels)
    {
        var groups = needs.Means.Where(means => means.Means is not null && means.Group.StartsWith(attribute + "=", StringComparison.Ordinal)).GroupBy(means => means.Group).OrderByDescending(group => group.Sum(means => means.People)).Take(3);
        return new CurveSet(string.Format(System.Globalization.CultureInfo.InvariantCulture, labels.NeedTitle, name, needs.Score), labels.HundredthWord, name, [.. groups.Select(group => new CurveSeries(group.Key, Decile(group, label)))]) { AcrossRange = (0, 100) };
    }

    /// <summary>Ten hundredths together: single ones of a small group jump.</summary>
    private static List<(double X, double Y)> Decile(IEnumerable<PercentileMeans> means, int label) =>
        [.. means.GroupBy(one => (one.Percentile - 1) / 10).OrderBy(group => group.Key).Select(group => (((group.Key * 10) + 5.0), group.Sum(one => one.Means![label] * one.People!.Value) / group.Sum(one => one.People!.Value)))];

    public static CurveSet Swaps(SwapSimulation simulation, Labels labels) => new(
        string.Format(System.Globalization.CultureInfo.InvariantCulture, labels.SwapTitle, simulation.Other, simulation.Score), labels.CutWord, labels.ShareOfSelected,
        [
            new CurveSeries(labels.BeforeSwap, [.. simulation.Cuts.Select(cut => ((double)cut.Percentile, cut.Before!.Value))]),
            new CurveSeries(labels.PublishedLoop, [.. simulation.Cuts.Select(cut => ((double)cut.Percentile, cut.AfterPublished!.Value))]),
            new CurveSeries(labels.CorrectedLoop, [.. simulation.Cuts.Select(cut => ((double)cut.Percentile, cut.AfterCorrected!.Value))]),
        ]);

    private static IntervalRow RowOf(string label, RateEstimate rate) => new(label, Percent(rate.Value), Percent(rate.Lower), Percent(rate.Upper), rate.CannotSay ?? (rate.Of is { } of ? $"{NumberText.Count(rate.Count!.Value)} / {NumberText.Count(of)}" : ""));

    /// <summary>To a tenth: more digits would crowd the table beside the drawing.</summary>
    private static double? Percent(double? share) => share is { } value ? Math.Round(value * 100, 1, MidpointRounding.AwayFromZero) : null;
}
