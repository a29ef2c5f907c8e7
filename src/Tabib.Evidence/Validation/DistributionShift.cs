namespace Tabib.Evidence.Validation;

/// <summary>How far the values of one time or place lie from those of another.</summary>
/// <param name="StabilityIndex">PSI over tenths of the first; a tenth that holds nobody counts as one in ten thousand. Null without values on either side.</param>
/// <param name="LargestDistance">Of both cumulative distributions (Kolmogorov-Smirnov); null for levels.</param>
public sealed record DistributionShift(double? StabilityIndex, double? LargestDistance)
{
    private const double LeastShare = 1e-4;
    private const int Bins = 10;

    /// <param name="before">Without missing values.</param>
    /// <param name="now">Without missing values.</param>
    public static DistributionShift Of(double[] before, double[] now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        if (before.Length == 0 || now.Length == 0) return new DistributionShift(null, null);
        double[] first = [.. before.Order()], second = [.. now.Order()];
        double[] edges = [.. Enumerable.Range(1, Bins - 1).Select(i => first[(int)((long)i * first.Length / Bins)]).Distinct()];
        double[] Shares(double[] sorted)
        {
            var shares = new double[edges.Length + 1];
            for (var bin = 0; bin < shares.Length; bin++)
            {
                var (from, to) = (bin == 0 ? 0 : Below(sorted, edges[bin - 1]), bin == edges.Length ? sorted.Length : Below(sorted, edges[bin]));
                shares[bin] = (double)(to - from) / sorted.Length;
            }

            return shares;
        }

        return new DistributionShift(Index(Shares(first), Shares(second)), Distance(first, second));
    }

    /// <summary>Of levels: each is a bin.</summary>
    public static DistributionShift Of(IReadOnlyList<string> before, IReadOnlyList<string> now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        if (before.Count == 0 || now.Count == 0) return new DistributionShift(null, null);
        string[] levels = [.. before.Concat(now).Distinct(StringComparer.Ordinal)];
        double[] Shares(IReadOnlyList<string> values)
        {
            var counts = values.GroupBy(value => value, StringComparer.Ordinal).ToDictionary(group => group.Key, group => (double)group.Count() / values.Count, StringComparer.Ordinal);
            return [.. levels.Select(level => counts.GetValueOrDefault(level))];
        }

        return new DistributionShift(Index(Shares(before), Shares(now)), null);
    }

    private static double Index(double[] before, double[] now) =>
        before.Zip(now, (was, next) => (Was: Math.Max(was, LeastShare), Is: Math.Max(next, LeastShare))).Sum(pair => (pair.Is - pair.Was) * Math.Log(pair.Is / pair.Was));

    private static double Distance(double[] first, double[] second)
    {
        var (i, j, most) = (0, 0, 0.0);
        while (i < first.Length && j < second.Length)
        {
            var value = Math.Min(first[i], second[j]);
            while (i < first.Length && first[i] <= value) i++;
            while (j < second.Length && second[j] <= value) j++;
            most = Math.Max(most, Math.Abs(((double)i / first.Length) - ((double)j / second.Length)));
        }

        return most;
    }

    private static int Below(double[] sorted, double value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
