namespace Tabib.App.Reports;

/// <summary>An estimate with its interval, or why there is none.</summary>
/// <param name="Estimate">Null where it cannot be told.</param>
/// <param name="Lower">Null where there is no interval.</param>
/// <param name="Note">Why something is missing, or what to beware of; empty for nothing.</param>
public sealed record IntervalRow(string Label, double? Estimate, double? Lower = null, double? Upper = null, string Note = "");
