namespace Tabib.Record.Cohorts;

/// <summary>What a group has in a column.</summary>
/// <param name="Values">Rows with a value.</param>
/// <param name="Missing">Rows without.</param>
public sealed record SummaryCell(int Values, int Missing)
{
    /// <summary>Rows with the value of the line.</summary>
    public long? Count { get; init; }

    /// <summary>Of those with a value.</summary>
    public double? Share { get; init; }

    public double? Mean { get; init; }

    /// <summary>Standard deviation with n - 1; null under two values.</summary>
    public double? Deviation { get; init; }

    public double? Median { get; init; }

    public double? LowerQuartile { get; init; }

    public double? UpperQuartile { get; init; }

    public double? Least { get; init; }

    public double? Greatest { get; init; }

    public string? First { get; init; }

    public string? Last { get; init; }

    /// <param name="values">NaN where missing.</param>
    internal static SummaryCell OfNumbers(double[] values)
    {
        double[] sorted = [.. values.Where(value => !double.IsNaN(value)).Order()];
        var cell = new SummaryCell(sorted.Length, values.Length - sorted.Length);
        if (sorted.Length == 0) return cell;
        var mean = sorted.Sum() / sorted.Length;
        mean += sorted.Sum(value => value - mean) / sorted.Length;
        return cell with
        {
            Mean = mean,
            Deviation = sorted.Length < 2 ? null : Math.Sqrt(sorted.Sum(value => (value - mean) * (value - mean)) / (sorted.Length - 1)),
            Median = Quantile(sorted, 0.5),
            LowerQuartile = Quantile(sorted, 0.25),
            UpperQuartile = Quantile(sorted, 0.75),
            Least = sorted[0],
            Greatest = sorted[^1],
        };
    }

    /// <summary>Type 7 of Hyndman and Fan, the default of R.</summary>
    private static double Quantile(double[] sorted, double share)
    {
        var place = (sorted.Length - 1) * share;
        var below = (int)place;
        return below + 1 < sorted.Length ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
