namespace Tabib.App.Reports;

/// <param name="Label">Empty where there is one kind.</param>
public sealed record PointSeries(string Label, IReadOnlyList<(double X, double Y)> Points);
