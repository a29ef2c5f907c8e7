namespace Tabib.App.Cohorts;

/// <summary>What X.features.json holds.</summary>
/// <param name="Cohort">Id of the definition.</param>
/// <param name="AsOf">Outcomes are as they were known then.</param>
public sealed record CohortFeatureList(string Cohort, string Title, DateTimeOffset AsOf, long Patients, IReadOnlyList<CohortColumn> Columns);
