namespace Tabib.App.Reports;

/// <param name="Label">Empty where there is one kind.</param>
public sealed record HistogramSeries(string Label, IReadOnlyList<long> Counts);
