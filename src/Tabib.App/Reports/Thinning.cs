namespace Tabib.App.Reports;

/// <summary>Fewer points that draw the same picture: of each stretch the lowest and the highest, and both ends.</summary>
internal static class Thinning
{
    /// <param name="points">In the order of time.</param>
    /// <param name="most">At least 4.</param>
    public static IReadOnlyList<TrendPoint> Of(IReadOnlyList<TrendPoint> points, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 4);
        if (points.Count <= most) return points;
        var kept = new List<TrendPoint>(most) { points[0] };
        var stretches = (most - 2) / 2;
        var inner = points.Count - 2;
        for (var i = 0; i < stretches; i++)
        {
            var start = 1 + (int)((long)inner * i / stretches);
            var end = 1 + (int)((long)inner * (i + 1) / stretches);
            var (low, high) = (start, start);
            for (var j = start + 1; j < end; j++)
            {
                if (points[j].Value < points[low].Value) low = j;
                if (points[j].Value > points[high].Value) high = j;
            }

            kept.Add(points[Math.Min(low, high)]);
            if (low != high) kept.Add(points[Math.Max(low, high)]);
        }

        kept.Add(points[^1]);
        return kept;
    }
}
