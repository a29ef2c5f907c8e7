using DuckDB.NET.Data;
using Tabib.Core.Facts;

namespace Tabib.Record.Timeline;

/// <summary>One row a person: what the Patient resources say. Where they contradict each other, nothing is said.</summary>
internal static class PatientTable
{
    public const string Name = "patients";

    /// <summary>What is known of a person beside facts: which Patients of which sources it is.</summary>
    public const string PeopleColumns = "patient BIGINT, sources VARCHAR[], resource_ids VARCHAR[]";

    public static readonly string Select = $"""
        SELECT p.patient, nullif(p.sources[1], '') AS source, p.resource_ids[1] AS resource_id, p.sources, p.resource_ids,
          birth_date, sex, gender, race_code, race_display, ethnicity_code, ethnicity_display, name, coalesce(is_deceased, FALSE) AS is_deceased, death_date
        FROM people p LEFT JOIN (
          SELECT patient,
            {Only("value", DemographicCodes.BirthDate.Value)} AS birth_date,
            CASE WHEN {Only("value_code", DemographicCodes.Sex.Value)} IN ('female', 'male') THEN {Only("value_code", DemographicCodes.Sex.Value)} END AS sex,
            {Only("value_code", DemographicCodes.Gender.Value)} AS gender,
            {All("value_code", DemographicCodes.Race.Value)} AS race_code, {All("value_display", DemographicCodes.Race.Value)} AS race_display,
            {All("value_code", DemographicCodes.Ethnicity.Value)} AS ethnicity_code, {All("value_display", DemographicCodes.Ethnicity.Value)} AS ethnicity_display,
            first(value ORDER BY entry) FILTER (code = '{DemographicCodes.Name.Value}') AS name,
            bool_or(value_kind <> 'boolean' OR value = 'true') FILTER (code = '{DemographicCodes.Death.Value}') AS is_deceased,
            CASE WHEN count(DISTINCT value) FILTER (code = '{DemographicCodes.Death.Value}' AND value_kind = 'date') = 1 THEN min(value) FILTER (code = '{DemographicCodes.Death.Value}' AND value_kind = 'date') END AS death_date
          FROM facts WHERE kind = 'demographic' AND superseded_at IS NULL GROUP BY patient) d ON d.patient = p.patient
        ORDER BY p.patient
        """;

    /// <summary>The value that all agree on.</summary>
    private static string Only(string column, string code) => $"CASE WHEN count(DISTINCT {column}) FILTER (code = '{code}') = 1 THEN min({column}) FILTER (code = '{code}') END";

    /// <summary>All values, sorted.</summary>
    private static string All(string column, string code) => $"string_agg(DISTINCT {column}, '; ' ORDER BY {column}) FILTER (code = '{code}')";

    public static void Append(DuckDBAppender rows, long patient, IReadOnlyList<(string Source, string Id)> ids) =>
        rows.CreateRow().AppendValue(patient).AppendValue<string>([.. ids.Select(id => StorableText.Of(id.Source)!)]).AppendValue<string>([.. ids.Select(id => StorableText.Of(id.Id)!)]).EndRow();
}
