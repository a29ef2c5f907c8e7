namespace Tabib.App.Reports;

/// <summary>One line of a chart, as paths of the stretched inner drawing.</summary>
/// <param name="Dots">A dot at each point; empty where there are too many.</param>
internal sealed record TrendLine(string Path, string Dots);
