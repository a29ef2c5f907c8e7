namespace Tabib.Record.Cohorts.Definitions;

/// <summary>An index event counts only where the days before it were observed and free of an event.</summary>
/// <param name="Event">The index event itself where the definition names none.</param>
public sealed record Washout(int Days, CohortEvent Event);
