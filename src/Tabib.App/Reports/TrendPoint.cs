namespace Tabib.App.Reports;

/// <summary>One measurement in a trend.</summary>
/// <param name="Value">In the trend's unit.</param>
/// <param name="Recorded">As recorded, with its own unit.</param>
public readonly record struct TrendPoint(DateTimeOffset At, double Value, string Recorded);
