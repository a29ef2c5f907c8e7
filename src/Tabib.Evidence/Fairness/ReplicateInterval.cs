namespace Tabib.Evidence.Fairness;

/// <summary>The 95 % interval of a statistic by its bootstrap replicates.</summary>
/// <param name="Lower">Null where no replicate has an estimate.</param>
/// <param name="EmptyShare">Of replicates without an estimate, as where nobody of a group was drawn; the ends are quantiles of the others.</param>
public sealed record ReplicateInterval(double? Lower, double? Upper, double EmptyShare)
{
    /// <param name="values">NaN where a replicate has no estimate; sorted by this.</param>
    internal static ReplicateInterval Of(Span<double> values)
    {
        values.Sort();
        var empty = 0;
        // NaN sorts below every number.
        while (empty < values.Length && double.IsNaN(values[empty])) empty++;
        var told = values[empty..];
        return told.IsEmpty ? new ReplicateInterval(null, null, 1) : new ReplicateInterval(Quantile(told, 0.025), Quantile(told, 0.975), (double)empty / values.Length);
    }

    /// <summary>Between order statistics in straight lines (type 7 of Hyndman and Fan 1996).</summary>
    internal static double Quantile(ReadOnlySpan<double> sorted, double share)
    {
        var place = (sorted.Length - 1) * share;
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
