using Tabib.Evidence.Validation;

namespace Tabib.App.Models.Validating;

/// <summary>The decision curve: net benefit from 1 to 99 of 100.</summary>
internal static class DecisionExaminer
{
    public static double[] Grid { get; } = [.. Enumerable.Range(1, 99).Select(i => i / 100.0)];

    public static IReadOnlyList<BenefitReport> Of(RankedScores ranked, double? prevalence)
    {
        if (prevalence is not null && (ranked.Positives == 0 || ranked.Negatives == 0)) return [];
        return [.. Grid.Select(threshold =>
        {
            var point = DecisionCurvePoint.Of(ranked, threshold, prevalence);
            return new BenefitReport(threshold, point.Benefit.Model, point.Lower, point.Upper, point.Benefit.All, point.Benefit.InterventionsAvoided, null);
        })];
    }

    /// <summary>Null without a curve.</summary>
    public static UsefulRange? Useful(IReadOnlyList<BenefitReport> points)
    {
        if (points.Count == 0) return null;
        var (best, length) = (-1, 0);
        for (var i = 0; i < points.Count;)
        {
            var first = i;
            while (i < points.Count && points[i].Model is { } model && model > Math.Max(0, points[i].All) + 1e-12) i++;
            if (i - first > length) (best, length) = (first, i - first);
            if (i == first) i++;
        }

        return best < 0 ? new UsefulRange(null, null) : new UsefulRange(points[best].Threshold, points[best + length - 1].Threshold);
    }
}
