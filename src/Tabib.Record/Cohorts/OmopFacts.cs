namespace Tabib.Record.Cohorts;

/// <summary>Rows of the clinical tables of OMOP as facts.</summary>
internal static class OmopFacts
{
    /// <summary>Numbers of facts of one table never meet those of another.</summary>
    private const int Tables = 8;

    private sealed record Shape(string Id, string Kind, string Concept, string SourceConcept, string SourceValue, string Start, string? End);

    public static string Query(OmopTable table, int number)
    {
        var shape = table.Name switch
        {
            "visit_occurrence" => new Shape("visit_occurrence_id", "'encounter'", "visit_concept_id", "visit_source_concept_id", "visit_source_value", "visit_start", "visit_end"),
            "condition_occurrence" => new Shape("condition_occurrence_id", "'condition'", "condition_concept_id", "condition_source_concept_id", "condition_source_value", "condition_start", "condition_end"),
            "drug_exposure" => new Shape("drug_exposure_id", "CASE WHEN c.system = 'http://hl7.org/fhir/sid/cvx' OR s.system = 'http://hl7.org/fhir/sid/cvx' THEN 'immunization' ELSE 'medication' END", "drug_concept_id", "drug_source_concept_id", "drug_source_value", "drug_exposure_start", "drug_exposure_end"),
            "procedure_occurrence" => new Shape("procedure_occurrence_id", "'procedure'", "procedure_concept_id", "procedure_source_concept_id", "procedure_source_value", "procedure", null),
            "measurement" => new Shape("measurement_id", "'observation'", "measurement_concept_id", "measurement_source_concept_id", "measurement_source_value", "measurement", null),
            _ => new Shape("observation_id", "'observation'", "observation_concept_id", "observation_source_concept_id", "observation_source_value", "observation", null),
        };
        var isValued = table.Name is "measurement" or "observation";
        var (start, source) = (table.Moment(shape.Start), table.Optional(shape.SourceValue, "VARCHAR"));
        var end = shape.End is null || table.Optional($"{shape.End}_date", "DATE") is not { } day ? "NULL::TIMESTAMP" : $"({day} + 1)::TIMESTAMP";
        var concept = table.Needed(shape.Concept, "BIGINT");
        var category = table.Name == "visit_occurrence" ? $"CASE {concept} WHEN 9201 THEN 'IMP' WHEN 262 THEN 'IMP' WHEN 9202 THEN 'AMB' WHEN 9203 THEN 'EMER' END" : "NULL";
        return $"""
            SELECT {table.Needed(shape.Id, "BIGINT")} * {Tables} + {number} AS fact_id, {table.Needed("person_id", "BIGINT")} AS patient, {shape.Kind} AS kind, coalesce(c.system, '') AS system, coalesce(c.code, {source}, '') AS code, coalesce(c.name, s.name) AS display,
              list_filter([s.system || '|' || s.code, '|' || {source}], lambda x: x IS NOT NULL) AS other_codes, {category} AS category,
              {(isValued ? Text(table) : "NULL")} AS value, {(isValued ? table.Optional("value_as_number", "DOUBLE") : "NULL")} AS value_number,
              {(isValued ? $"coalesce(CASE WHEN u.system = 'http://unitsofmeasure.org' THEN u.code END, {table.Optional("unit_source_value", "VARCHAR")})" : "NULL")} AS unit,
              {(isValued ? $"CASE {table.Optional("operator_concept_id", "BIGINT")} WHEN 4171756 THEN '<' WHEN 4171754 THEN '<=' WHEN 4171755 THEN '>=' WHEN 4172704 THEN '>' END" : "NULL")} AS comparator,
              {(isValued ? "v.code" : "NULL")} AS value_code, 'active' AS status, {start} AS effective_start, {end} AS effective_end, {start} AS known_at, NULL AS superseded_at, 1 AS version, 0 AS entry
            FROM {table.Source} t LEFT JOIN concepts c ON c.id = {concept} LEFT JOIN concepts s ON s.id = {table.Optional(shape.SourceConcept, "BIGINT")}
              {(isValued ? $"LEFT JOIN concepts u ON u.id = {table.Optional("unit_concept_id", "BIGINT")} LEFT JOIN concepts v ON v.id = {table.Optional("value_as_concept_id", "BIGINT")}" : "")}
            """;
    }

    private static string Text(OmopTable table) => $"coalesce({table.Optional("value_as_string", "VARCHAR")}, {table.Optional("value_source_value", "VARCHAR")})";
}
