namespace Tabib.Record.Cohorts.Definitions;

/// <summary>The moment of each patient from which on nothing may be known to a feature: when the index event was and was known, or one day for all.</summary>
/// <param name="Event">Null where <paramref name="Date"/> is given.</param>
/// <param name="Last">The last index event of a patient in place of the first.</param>
/// <param name="From">First day an index moment may be on.</param>
/// <param name="To">Last day.</param>
/// <param name="Date">The start of this day, UTC, for all patients under observation.</param>
public sealed record IndexRule(CohortEvent? Event, bool Last = false, DateOnly? From = null, DateOnly? To = null, DateOnly? Date = null);
