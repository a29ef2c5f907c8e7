namespace Tabib.Record.Cohorts;

/// <summary>How many patients remain after a rule.</summary>
/// <param name="Left">Who left by it.</param>
public sealed record AttritionStep(string Rule, long Patients, long Left);
