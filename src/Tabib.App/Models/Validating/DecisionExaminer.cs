using Tabib.Evidence.Validation;

namespace Tabib.App.Models.Validating;

/// <summary>The decision curve: net benefit from 1 to 99 of 100.</summary>
internal static class DecisionExaminer
{
    /// <summary>Less is rounding.</summary>
    private const double Least = 1e-12;

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
        var (best, length, most, largest) = (-1, 0, 0.0, 0.0);
        for (var i = 0; i < points.Count; i++)
        {
            var (first, gained, top) = (i, 0.0, 0.0);
            while (i < points.Count && GainAt(points[i]) is var gain and > Least)
            {
                (gained, top) = (gained + gain, Math.Max(top, gain));
                i++;
            }

            if (gained > most) (best, length, most, largest) = (first, i - first, gained, top);
        }

        return best < 0 ? new UsefulRange(null, null, null) : new UsefulRange(points[best].Threshold, points[best + length - 1].Threshold, largest);
    }

    /// <summary>Above both of acting on everybody and on nobody.</summary>
    private static double GainAt(BenefitReport point) => (point.Model ?? double.NegativeInfinity) - Math.Max(0, point.All);
}
