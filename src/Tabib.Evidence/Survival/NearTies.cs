using Tabib.Core.Statistics;

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
        var order = NumberOrder.Of(times);
        var (sum, distinct, last) = (0.0, 0, double.NaN);
        foreach (var place in order)
        {
            var time = times[place];
            if (time == last) continue;
            (sum, distinct, last) = (sum + Math.Abs(time), distinct + 1, time);
        }

        var limit = Math.Max(Tolerance, Tolerance * sum / distinct);
        var (first, isChanged) = (times[order[0]], false);
        last = first;
        foreach (var place in order)
        {
            var time = times[place];
            if (time - last > limit) first = time;
            last = time;
            isChanged |= time != first;
            times[place] = first;
        }

        return isChanged ? (start is null ? null : times[stop.Length..], times[..stop.Length]) : (start, stop);
    }
}
