namespace Tabib.Record.Cohorts.Definitions;

/// <summary>A feature of a patient as of the index moment.</summary>
/// <param name="Name">Of the column; others made beside it begin with it.</param>
/// <param name="Event">Null for what the patient is.</param>
/// <param name="Days">Window before the index moment; null for ever.</param>
/// <param name="Unit">UCUM, of values.</param>
/// <param name="MissingIndicator">A further column, NAME_missing, with 1 where there is no value.</param>
/// <param name="Gene">Of a phenotype.</param>
public sealed record FeatureRule(string Name, FeatureTake Take, CohortEvent? Event = null, int? Days = null, string? Unit = null, bool MissingIndicator = false, string? Gene = null);
