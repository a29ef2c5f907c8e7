namespace Tabib.Evidence.Survival;

/// <summary>Times that differ by rounding alone are one time. Ends of periods computed in two ways would otherwise part deaths that belong together.</summary>
internal static class NearTies
{
    /// <summary>The square root of the precision of doubles, relative to the mean absolute time.</summary>
    private const double Tolerance = 1.4901161193847656e-8;

    /// <returns>The arrays given where no two times are that near; else copies.</returns>
    public static (double[]? Start, double[] Stop) Merge(double[]? start, double[] stop)
    {
        double[] times = [.. stop, .. start ?? []];
        if (times.Length == 0) return (start, stop);
        Array.Sort(times);
        var count = 1;
        for (var i = 1; i < times.Length; i++)
        {
            if (times[i] != times[count - 1]) times[count++] = times[i];
        }

        var distinct = times.AsSpan(0, count);
        var scale = 0.0;
        foreach (var time in distinct) scale += Math.Abs(time) / count;
        var merged = distinct.ToArray();
        var changed = false;
        for (var i = 1; i < count; i++)
        {
            var gap = distinct[i] - distinct[i - 1];
            if (gap > Tolerance && gap > Tolerance * scale) continue;
            merged[i] = merged[i - 1];
            changed = true;
        }

        if (!changed) return (start, stop);
        var keys = distinct.ToArray();
        double Of(double time) => merged[Array.BinarySearch(keys, time)];
        return (start is null ? null : Array.ConvertAll(start, Of), Array.ConvertAll(stop, Of));
    }
}
