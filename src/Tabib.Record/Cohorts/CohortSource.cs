namespace Tabib.Record.Cohorts;

/// <summary>What a record must offer for cohorts: the views "facts" and "patients" as the timeline has them, and the times under observation.</summary>
/// <param name="Observed">Query of patient, first, last: moments between which the patient was under observation. "{asOf}" in it stands for the moment up to which things are known.</param>
/// <param name="CodesWithoutSystem">True where a code may come without its system: then the code alone decides.</param>
public sealed record CohortSource(string Observed, bool CodesWithoutSystem)
{
    private const string Kinds = "kind IN ('encounter', 'condition', 'medication', 'immunization', 'procedure', 'observation')";

    /// <summary>Under observation from the first moment at which anything was known of the patient until the last thing that happened; what is recorded afterwards of earlier days makes nobody observed earlier.</summary>
    public static CohortSource Timeline { get; } = new(
        $$"""
        SELECT patient, min(greatest(effective_start, known_at)) AS first,
          max(least(coalesce(effective_end - INTERVAL 1 MICROSECOND, effective_start), {asOf})) FILTER (known_at <= {asOf} AND (superseded_at IS NULL OR superseded_at > {asOf})) AS last
        FROM facts WHERE {{Kinds}} AND status IN ('active', 'ended', 'unknown') AND effective_start IS NOT NULL GROUP BY patient
        """,
        CodesWithoutSystem: false);
}
