namespace Tabib.App.Cohorts;

/// <summary>An extract that was written.</summary>
/// <param name="Refused">Values that are in no feature because their unit cannot be converted or they are beyond a limit of detection, by feature.</param>
public sealed record CohortExtractResult(string Id, string File, string FeaturesFile, long Patients, IReadOnlyList<CohortColumn> Columns, IReadOnlyDictionary<string, long> Refused, IReadOnlyList<string> Notes);
