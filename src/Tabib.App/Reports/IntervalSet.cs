namespace Tabib.App.Reports;

/// <summary>Estimates of one quantity below one another, as a forest plot shows them.</summary>
/// <param name="Rows">In the order in which they stand.</param>
/// <param name="Of">What a row is, such as "Group".</param>
/// <param name="Estimate">What is estimated, with its unit and the level of the interval.</param>
public sealed record IntervalSet(string Title, string Of, string Estimate, IReadOnlyList<IntervalRow> Rows)
{
    /// <summary>A broken upright line, such as at no difference; null for none.</summary>
    public double? Reference { get; init; }

    /// <summary>Whether ratios as far apart lie as far apart; all values are above 0 then.</summary>
    public bool IsRatio { get; init; }

    /// <summary>What stands under the chart; empty for nothing.</summary>
    public string Note { get; init; } = "";
}
