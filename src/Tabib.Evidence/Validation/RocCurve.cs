namespace Tabib.Evidence.Validation;

/// <summary>Sensitivity by one minus specificity as the threshold falls: its corners, from (0, 0) to (1, 1).</summary>
/// <param name="Thresholds">Of each corner; positive infinity at the first, where nobody is above.</param>
/// <param name="FalsePositiveShare">One minus specificity, rising.</param>
/// <param name="TruePositiveShare">Sensitivity, rising.</param>
public sealed record RocCurve(double[] Thresholds, double[] FalsePositiveShare, double[] TruePositiveShare)
{
    /// <returns>Null where one outcome alone occurs.</returns>
    public static RocCurve? Of(RankedScores ranked)
    {
        ArgumentNullException.ThrowIfNull(ranked);
        if (ranked.Positives == 0 || ranked.Negatives == 0) return null;
        var (thresholds, x, y) = (new List<double> { double.PositiveInfinity }, new List<double> { 0 }, new List<double> { 0 });
        for (var place = ranked.Distinct.Length - 1; place >= 0; place--)
        {
            // Within a stretch of positives alone, or negatives alone, the curve is straight: only its ends are kept.
            if (place > 0 && IsStraight(ranked.At(place), ranked.At(place - 1))) continue;
            var (isTrue, isFalse) = ranked.From(place);
            thresholds.Add(ranked.Distinct[place]);
            x.Add((double)isFalse / ranked.Negatives);
            y.Add((double)isTrue / ranked.Positives);
        }

        return new RocCurve([.. thresholds], [.. x], [.. y]);
    }

    /// <summary>The area between two shares of false positives, and its correction after McClish (1989, doi:10.1177/0272989X8900900307): one half where the score says nothing, 1 where it is perfect.</summary>
    /// <param name="low">At least 0.</param>
    /// <param name="high">Above <paramref name="low"/>, at most 1.</param>
    public (double Area, double Corrected) PartialArea(double low, double high)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(low);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(high, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(high, low);
        var area = 0.0;
        for (var i = 1; i < FalsePositiveShare.Length; i++)
        {
            var (from, to) = (Math.Max(FalsePositiveShare[i - 1], low), Math.Min(FalsePositiveShare[i], high));
            if (to > from) area += (to - from) * (HeightAt(i, from) + HeightAt(i, to)) / 2;
        }

        var (least, most) = (((high * high) - (low * low)) / 2, high - low);
        return (area, 0.5 * (1 + ((area - least) / (most - least))));
    }

    private double HeightAt(int segment, double x)
    {
        var (left, right) = (FalsePositiveShare[segment - 1], FalsePositiveShare[segment]);
        return TruePositiveShare[segment - 1] + ((x - left) / (right - left) * (TruePositiveShare[segment] - TruePositiveShare[segment - 1]));
    }

    private static bool IsStraight((int Positives, int Negatives) here, (int Positives, int Negatives) next) =>
        (here.Positives == 0 && next.Positives == 0) || (here.Negatives == 0 && next.Negatives == 0);
}
