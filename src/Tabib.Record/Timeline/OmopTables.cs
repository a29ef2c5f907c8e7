using static Tabib.Record.Timeline.ClinicalTables;

namespace Tabib.Record.Timeline;

/// <summary>The tables of the OMOP Common Data Model 5.4 (ohdsi.github.io/CommonDataModel/cdm54.html) over the tables of the timeline.</summary>
/// <remarks>Without a vocabulary only those concepts are named that the model itself fixes; all else is concept 0, beside the source's own code. Days are those of UTC. What the record does not say is NULL, also where the model wants a value.</remarks>
internal static class OmopTables
{
    /// <summary>32817 EHR.</summary>
    private const string Type = "32817";

    /// <summary>Without a vocabulary the domain of a code is not known: what carries a quantity, or is of the laboratory or the vital signs, is a measurement.</summary>
    private const string IsMeasurement = "(value_kind = 'quantity' OR coalesce(category, '') IN ('laboratory', 'vital-signs'))";

    /// <summary>The last second inside a half-open interval; NULL where it is open.</summary>
    private const string Last = "date_trunc('second', effective_end - INTERVAL 1 MICROSECOND)";

    private const string NoProvider = "NULL::BIGINT AS provider_id, encounter_fact_id AS visit_occurrence_id, NULL::BIGINT AS visit_detail_id";
    private const string ValueSource = "CASE value_kind WHEN 'code' THEN value_code WHEN 'quantity' THEN coalesce(comparator, '') || value ELSE value END AS value_source_value";
    private const string ValueConcept = "CASE WHEN value_kind = 'code' THEN 0 END AS value_as_concept_id";
    private const string UnitConcept = "CASE WHEN unit IS NOT NULL THEN 0 END AS unit_concept_id";

    /// <summary>Name and query of every table. The rows come in the order of the parts.</summary>
    public static readonly IReadOnlyList<(string Name, string Query)> All =
    [
        ("person", Person),
        ("observation_period", ObservationPeriod),
        ("visit_occurrence", $"""
            SELECT fact_id AS visit_occurrence_id, patient AS person_id,
              CASE category WHEN 'IMP' THEN 9201 WHEN 'ACUTE' THEN 9201 WHEN 'NONAC' THEN 9201 WHEN 'AMB' THEN 9202 WHEN 'EMER' THEN 9203 ELSE 0 END AS visit_concept_id,
              {Interval("visit_start", "visit_end")}, {Type} AS visit_type_concept_id, NULL::BIGINT AS provider_id, NULL::BIGINT AS care_site_id,
              category AS visit_source_value, 0 AS visit_source_concept_id, 0 AS admitted_from_concept_id, NULL::VARCHAR AS admitted_from_source_value,
              0 AS discharged_to_concept_id, NULL::VARCHAR AS discharged_to_source_value, NULL::BIGINT AS preceding_visit_occurrence_id
            FROM encounters
            """),
        ("condition_occurrence", $"""
            SELECT fact_id AS condition_occurrence_id, patient AS person_id, 0 AS condition_concept_id, {Interval("condition_start", "condition_end")}, {Type} AS condition_type_concept_id,
              0 AS condition_status_concept_id, NULL::VARCHAR AS stop_reason, {NoProvider}, code AS condition_source_value, 0 AS condition_source_concept_id, NULL::VARCHAR AS condition_status_source_value
            FROM conditions
            """),
        ("drug_exposure", $"""
            SELECT fact_id AS drug_exposure_id, patient AS person_id, 0 AS drug_concept_id, {Interval("drug_exposure_start", "drug_exposure_end")}, NULL::DATE AS verbatim_end_date, {Type} AS drug_type_concept_id,
              NULL::VARCHAR AS stop_reason, NULL::INTEGER AS refills, NULL::DOUBLE AS quantity, NULL::INTEGER AS days_supply, NULL::VARCHAR AS sig, 0 AS route_concept_id, NULL::VARCHAR AS lot_number,
              {NoProvider}, code AS drug_source_value, 0 AS drug_source_concept_id, NULL::VARCHAR AS route_source_value, NULL::VARCHAR AS dose_unit_source_value
            FROM facts WHERE kind IN ('medication', 'immunization') AND {Real}
            """),
        ("procedure_occurrence", $"""
            SELECT fact_id AS procedure_occurrence_id, patient AS person_id, 0 AS procedure_concept_id,
              effective_start::DATE AS procedure_date, effective_start AS procedure_datetime, {Last}::DATE AS procedure_end_date, {Last} AS procedure_end_datetime,
              {Type} AS procedure_type_concept_id, 0 AS modifier_concept_id, NULL::INTEGER AS quantity, {NoProvider}, code AS procedure_source_value, 0 AS procedure_source_concept_id, NULL::VARCHAR AS modifier_source_value
            FROM facts WHERE kind = 'procedure' AND {Real}
            """),
        ("measurement", $"""
            SELECT fact_id AS measurement_id, patient AS person_id, 0 AS measurement_concept_id, effective_start::DATE AS measurement_date, effective_start AS measurement_datetime, NULL::VARCHAR AS measurement_time,
              {Type} AS measurement_type_concept_id, CASE comparator WHEN '<' THEN 4171756 WHEN '<=' THEN 4171754 WHEN '>=' THEN 4171755 WHEN '>' THEN 4172704 END AS operator_concept_id,
              value_number AS value_as_number, {ValueConcept}, {UnitConcept}, NULL::DOUBLE AS range_low, NULL::DOUBLE AS range_high, {NoProvider},
              code AS measurement_source_value, 0 AS measurement_source_concept_id, unit AS unit_source_value, CASE WHEN unit IS NOT NULL THEN 0 END AS unit_source_concept_id, {ValueSource},
              NULL::BIGINT AS measurement_event_id, NULL::INTEGER AS meas_event_field_concept_id
            FROM observations WHERE {IsMeasurement}
            """),
        ("observation", $"""
            SELECT fact_id AS observation_id, patient AS person_id, 0 AS observation_concept_id, effective_start::DATE AS observation_date, effective_start AS observation_datetime, {Type} AS observation_type_concept_id,
              value_number AS value_as_number, CASE WHEN value_kind IN ('text', 'boolean', 'date', 'reference') THEN value WHEN value_kind = 'code' THEN value_display END AS value_as_string, {ValueConcept},
              0 AS qualifier_concept_id, {UnitConcept}, {NoProvider}, code AS observation_source_value, 0 AS observation_source_concept_id, unit AS unit_source_value, NULL::VARCHAR AS qualifier_source_value, {ValueSource},
              NULL::BIGINT AS observation_event_id, NULL::INTEGER AS obs_event_field_concept_id
            FROM observations WHERE NOT {IsMeasurement}
            """),
        ("death", $"""
            SELECT patient AS person_id, try_cast(death_date[1:10] AS DATE) AS death_date, NULL::TIMESTAMP AS death_datetime, {Type} AS death_type_concept_id,
              0 AS cause_concept_id, NULL::VARCHAR AS cause_source_value, 0 AS cause_source_concept_id
            FROM patients WHERE is_deceased
            """),
        ("fhir_lookup", Lookup),
    ];

    private const string Person = """
        SELECT patient AS person_id, CASE sex WHEN 'male' THEN 8507 WHEN 'female' THEN 8532 ELSE 0 END AS gender_concept_id,
          try_cast(birth_date[1:4] AS INTEGER) AS year_of_birth, try_cast(birth_date[6:7] AS INTEGER) AS month_of_birth, try_cast(birth_date[9:10] AS INTEGER) AS day_of_birth, NULL::TIMESTAMP AS birth_datetime,
          CASE race_code WHEN '2106-3' THEN 8527 WHEN '2054-5' THEN 8516 WHEN '2028-9' THEN 8515 WHEN '2076-8' THEN 8557 WHEN '1002-5' THEN 8657 ELSE 0 END AS race_concept_id,
          CASE ethnicity_code WHEN '2135-2' THEN 38003563 WHEN '2186-5' THEN 38003564 ELSE 0 END AS ethnicity_concept_id,
          NULL::BIGINT AS location_id, NULL::BIGINT AS provider_id, NULL::BIGINT AS care_site_id, resource_id AS person_source_value, coalesce(sex, gender) AS gender_source_value, 0 AS gender_source_concept_id,
          race_code AS race_source_value, 0 AS race_source_concept_id, ethnicity_code AS ethnicity_source_value, 0 AS ethnicity_source_concept_id
        FROM patients
        """;

    private static string ObservationPeriod => $"""
        SELECT patient AS observation_period_id, patient AS person_id, min(effective_start)::DATE AS observation_period_start_date,
          max(coalesce({Last}, effective_start))::DATE AS observation_period_end_date, {Type} AS period_type_concept_id
        FROM facts WHERE kind IN ('encounter', 'condition', 'medication', 'immunization', 'procedure', 'observation') AND {Real} AND effective_start IS NOT NULL GROUP BY patient ORDER BY patient
        """;

    /// <summary>From the rows of the tables back to the resources that state them.</summary>
    private static string Lookup => $"""
        SELECT CASE kind WHEN 'encounter' THEN 'visit_occurrence' WHEN 'condition' THEN 'condition_occurrence' WHEN 'procedure' THEN 'procedure_occurrence' WHEN 'observation' THEN CASE WHEN {IsMeasurement} THEN 'measurement' ELSE 'observation' END ELSE 'drug_exposure' END AS omop_table,
          fact_id AS omop_id, source, resource_type, resource_id, version
        FROM facts WHERE kind IN ('encounter', 'condition', 'medication', 'immunization', 'procedure', 'observation') AND {Real}
        UNION ALL SELECT 'person', patient, source, 'Patient', resource_id, NULL FROM (SELECT patient, unnest(sources) AS source, unnest(resource_ids) AS resource_id FROM patients) WHERE source <> ''
        """;

    private static string Interval(string start, string end) =>
        $"effective_start::DATE AS {start}_date, effective_start AS {start}_datetime, {Last}::DATE AS {end}_date, {Last} AS {end}_datetime";
}
