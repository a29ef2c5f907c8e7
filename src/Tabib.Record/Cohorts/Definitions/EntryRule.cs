namespace Tabib.Record.Cohorts.Definitions;

/// <summary>Who stays, by what was known at the index moment. One of the conditions is given.</summary>
/// <param name="Name">In the table of attrition.</param>
/// <param name="AgeFrom">Least age in completed years.</param>
/// <param name="AgeTo">Greatest age in completed years.</param>
/// <param name="Sex">"female" or "male".</param>
/// <param name="ObservedDays">Days of observation before the index moment.</param>
/// <param name="Require">Happened at least <paramref name="AtLeast"/> times in the days before.</param>
/// <param name="Exclude">Did not happen in the days before.</param>
/// <param name="Days">Before the index moment; null for ever.</param>
public sealed record EntryRule(
    string Name, int? AgeFrom = null, int? AgeTo = null, string? Sex = null, int? ObservedDays = null, CohortEvent? Require = null, CohortEvent? Exclude = null, int? Days = null, int AtLeast = 1);
