namespace Tabib.Evidence.Fairness;

/// <summary>P-values of many comparisons, each as if it were the only one, made to hold for all together (Holm 1979, jstor:4615733).</summary>
public static class HolmAdjustment
{
    /// <param name="values">Null where there is no test: it does not count.</param>
    public static double?[] Of(IReadOnlyList<double?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        int[] order = [.. Enumerable.Range(0, values.Count).Where(i => values[i] is not null).OrderBy(i => values[i])];
        var adjusted = new double?[values.Count];
        var most = 0.0;
        for (var rank = 0; rank < order.Length; rank++)
        {
            most = Math.Max(most, Math.Min(1, (order.Length - rank) * values[order[rank]]!.Value));
            adjusted[order[rank]] = most;
        }

        return adjusted;
    }
}
