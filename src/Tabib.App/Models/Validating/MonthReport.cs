namespace Tabib.App.Models.Validating;

/// <summary>A month of rows.</summary>
/// <param name="Month">Such as 2026-03.</param>
/// <param name="Rows">Null where too few to be shown.</param>
/// <param name="StabilityIndex">Of the score against the first month shown.</param>
public sealed record MonthReport(string Score, string Month, int? Rows, int? Events, double? StabilityIndex, IReadOnlyDictionary<string, Estimate> Numbers, string? CannotSay);
