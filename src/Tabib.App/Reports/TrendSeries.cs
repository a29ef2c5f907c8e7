namespace Tabib.App.Reports;

/// <summary>One line of a trend.</summary>
/// <param name="Points">Oldest first.</param>
public sealed record TrendSeries(string Label, IReadOnlyList<TrendPoint> Points);
