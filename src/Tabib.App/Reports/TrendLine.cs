namespace Tabib.App.Reports;

/// <summary>One line of a chart: the points of a polyline in the stretched inner drawing, and dots in the chart itself.</summary>
internal sealed record TrendLine(string Points, IReadOnlyList<(string X, string Y)> Dots);
