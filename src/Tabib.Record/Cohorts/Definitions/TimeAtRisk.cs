namespace Tabib.Record.Cohorts.Definitions;

/// <summary>Days from the index moment in which the outcome counts.</summary>
/// <param name="EndDays">Null for as long as the patient is observed.</param>
public sealed record TimeAtRisk(int StartDays = 0, int? EndDays = null);
