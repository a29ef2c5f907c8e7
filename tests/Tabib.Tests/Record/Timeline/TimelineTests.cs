using Tabib.Record.Timeline;
using Tabib.Tests.Record.Journal;
using static Tabib.Tests.Record.Journal.JournalFixture;

namespace Tabib.Tests.Record.Timeline;

public sealed class TimelineTests : IDisposable
{
    private const string Encounter = """{"resourceType":"Encounter","id":"e","status":"finished","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"EMER"},"subject":{"reference":"Patient/p"},"period":{"start":"2020-01-01T22:00:00-05:00","end":"2020-01-02T01:30:00-05:00"}}""";
    private const string Condition = """{"resourceType":"Condition","id":"c","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},"code":{"coding":[{"system":"http://snomed.info/sct","code":"44054006","display":"Diabetes"},{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"E11"}]},"subject":{"reference":"Patient/p"},"encounter":{"reference":"Encounter/e"},"onsetDateTime":"2019-05"}""";
    private const string Woman = ",\"gender\":\"female\",\"birthDate\":\"1960-02\",\"deceasedDateTime\":\"2021-03-04T05:06:07Z\",\"extension\":[{\"url\":\"http://hl7.org/fhir/us/core/StructureDefinition/us-core-race\",\"extension\":[{\"url\":\"ombCategory\",\"valueCoding\":{\"system\":\"urn:oid:2.16.840.1.113883.6.238\",\"code\":\"2028-9\",\"display\":\"Asian\"}}]},{\"url\":\"http://hl7.org/fhir/us/core/StructureDefinition/us-core-ethnicity\",\"extension\":[{\"url\":\"ombCategory\",\"valueCoding\":{\"system\":\"urn:oid:2.16.840.1.113883.6.238\",\"code\":\"2186-5\",\"display\":\"Not Hispanic\"}}]}]";

    private readonly JournalFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_fact_keeps_its_digits_its_codes_its_times_and_its_source()
    {
        _fixture.Import("lab", Patient("p"), Encounter, Observation("o", "Patient/p", "1.50", "2020-01-01T10:00:00Z").Replace("\"status\"", "\"encounter\":{\"reference\":\"Encounter/e\"},\"issued\":\"2020-01-03T00:00:00Z\",\"status\"", StringComparison.Ordinal));
        _fixture.CatchUp();
        Assert.Equal(
            ["1|observation|http://loinc.org|2160-0|quantity|1.50|1.5|mg/dL||active|2020-01-01 10:00:00|2020-01-01 10:00:01|2020-01-03 00:00:00|False||Encounter/e|lab|Observation|o|1|3"],
            _fixture.Ask("SELECT patient, kind, system, code, value_kind, value, value_number, unit, comparator, status, effective_start, effective_end, known_at, known_at_inferred, superseded_at, encounter, source, resource_type, resource_id, version, entry FROM facts WHERE kind = 'observation'"));
        Assert.Equal(["1"], _fixture.Ask("SELECT count(*) FROM facts f JOIN encounters e ON e.fact_id = f.encounter_fact_id WHERE f.kind = 'observation'"));
    }

    [Fact]
    public void Open_ends_are_null_and_other_codes_are_kept()
    {
        _fixture.Import("a", Patient("p"), Encounter, Condition);
        _fixture.CatchUp();
        Assert.Equal(["44054006|Diabetes|http://hl7.org/fhir/sid/icd-10-cm|E11|2019-05-01 00:00:00|"], _fixture.Ask("SELECT code, display, other_codes[1], effective_start, effective_end FROM conditions"));
    }

    [Fact]
    public void A_patient_is_one_row_with_what_is_sure()
    {
        _fixture.Import("a", Patient("p", Woman), Patient("q"));
        _fixture.CatchUp();
        Assert.Equal(
            ["1|a|p|1960-02|female|female|2028-9|2186-5|True|2021-03-04T05:06:07Z", "2|a|q||||||False|"],
            _fixture.Ask("SELECT patient, source, resource_id, birth_date, sex, gender, race_code, ethnicity_code, is_deceased, death_date FROM patients ORDER BY patient"));
    }

    [Fact]
    public void Patients_who_contradict_themselves_say_nothing()
    {
        var sick = Patient("p", ",\"gender\":\"female\",\"birthDate\":\"1960-02-01\",\"identifier\":[{\"system\":\"mrn\",\"value\":\"1\"}]");
        _fixture.Import("a", sick);
        _fixture.Import("b", sick.Replace("1960", "1961", StringComparison.Ordinal));
        _fixture.CatchUp();
        Assert.Equal(["1||female|a,b"], _fixture.Ask("SELECT patient, birth_date, sex, sources FROM patients"));
        Assert.Equal(["1||8532"], _fixture.Ask("SELECT person_id, year_of_birth, gender_concept_id FROM omop.person"));
    }

    [Theory]
    [InlineData("final", 1)]
    [InlineData("unknown", 1)]
    [InlineData("preliminary", 0)]
    [InlineData("registered", 0)]
    [InlineData("cancelled", 0)]
    [InlineData("entered-in-error", 0)]
    public void Only_what_was_so_is_in_the_clinical_tables(string status, int expected)
    {
        _fixture.Import("a", Patient("p"), Observation("o", "Patient/p").Replace("final", status, StringComparison.Ordinal));
        _fixture.CatchUp();
        Assert.Equal([$"{expected}|{expected}|1"], _fixture.Ask("SELECT (SELECT count(*) FROM observations), (SELECT count(*) FROM omop.measurement), (SELECT count(*) FROM facts WHERE kind = 'observation')"));
        Assert.Equal(expected, _fixture.Ask("SELECT * FROM omop.observation_period").Length);
    }

    [Theory]
    [InlineData("not-done")]
    [InlineData("entered-in-error")]
    public void An_immunization_that_was_not_given_is_no_exposure(string status)
    {
        const string immunization = """{"resourceType":"Immunization","id":"i","status":"completed","vaccineCode":{"coding":[{"system":"http://hl7.org/fhir/sid/cvx","code":"140"}]},"patient":{"reference":"Patient/p"},"occurrenceDateTime":"2020-01-01"}""";
        _fixture.Import("a", Patient("p"), immunization, immunization.Replace("\"i\"", "\"j\"", StringComparison.Ordinal).Replace("completed", status, StringComparison.Ordinal));
        _fixture.CatchUp();
        Assert.Equal(["i"], _fixture.Ask("SELECT resource_id FROM omop.drug_exposure JOIN omop.fhir_lookup ON omop_table = 'drug_exposure' AND omop_id = drug_exposure_id"));
    }

    [Fact]
    public void Omop_rows_keep_source_codes_and_lead_back_to_their_resources()
    {
        _fixture.Import("a", Patient("p", Woman), Encounter, Condition);
        _fixture.CatchUp();
        Assert.Equal(["1|8532|1960|2||8515|38003564|p|female|2028-9"], _fixture.Ask("SELECT person_id, gender_concept_id, year_of_birth, month_of_birth, day_of_birth, race_concept_id, ethnicity_concept_id, person_source_value, gender_source_value, race_source_value FROM omop.person"));
        Assert.Equal(["9203|2020-01-02|2020-01-02 03:00:00|2020-01-02|2020-01-02 06:30:00|EMER"], _fixture.Ask("SELECT visit_concept_id, visit_start_date, visit_start_datetime, visit_end_date, visit_end_datetime, visit_source_value FROM omop.visit_occurrence"));
        Assert.Equal(["0|2019-05-01||32817|44054006|Encounter|e"], _fixture.Ask("""
            SELECT condition_concept_id, condition_start_date, condition_end_date, condition_type_concept_id, condition_source_value, resource_type, resource_id
            FROM omop.condition_occurrence JOIN omop.fhir_lookup ON omop_table = 'visit_occurrence' AND omop_id = visit_occurrence_id
            """));
        Assert.Equal(["1|2021-03-04"], _fixture.Ask("SELECT person_id, death_date FROM omop.death"));
        Assert.Equal(["2019-05-01|2020-01-02"], _fixture.Ask("SELECT observation_period_start_date, observation_period_end_date FROM omop.observation_period"));
    }

    [Fact]
    public void A_value_below_a_limit_carries_its_operator()
    {
        _fixture.Import("a", Patient("p"), Observation("o", "Patient/p", "0.10").Replace("\"value\":0.10", "\"value\":0.10,\"comparator\":\"<\"", StringComparison.Ordinal));
        _fixture.CatchUp();
        Assert.Equal(["4171756|0.1|<0.10|mg/dL|0"], _fixture.Ask("SELECT operator_concept_id, value_as_number, value_source_value, unit_source_value, unit_concept_id FROM omop.measurement"));
    }

    [Fact]
    public void What_is_not_measured_is_an_observation()
    {
        var smoking = Observation("s", "Patient/p").Replace("\"valueQuantity\":{\"value\":1.0,\"unit\":\"mg/dL\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"mg/dL\"}", "\"valueCodeableConcept\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"266919005\",\"display\":\"Never smoker\"}]}", StringComparison.Ordinal);
        var blood = smoking.Replace("\"id\":\"s\"", "\"id\":\"b\",\"category\":[{\"coding\":[{\"code\":\"laboratory\"}]}]", StringComparison.Ordinal);
        _fixture.Import("a", Patient("p"), smoking, blood);
        _fixture.CatchUp();
        Assert.Equal(["266919005|Never smoker|0"], _fixture.Ask("SELECT value_source_value, value_as_string, value_as_concept_id FROM omop.observation"));
        Assert.Equal(["266919005|0"], _fixture.Ask("SELECT value_source_value, value_as_concept_id FROM omop.measurement"));
    }

    [Fact]
    public void A_day_in_the_past_can_be_asked_for()
    {
        _fixture.Import("a", Patient("p"), Observation("o", "Patient/p", "1.0", "2020-01-01T00:00:00Z"));
        _fixture.Import("a", Patient("p"), Observation("o", "Patient/p", "2.0", "2020-01-01T00:00:00Z").Replace("\"status\"", "\"issued\":\"2020-06-01T00:00:00Z\",\"status\"", StringComparison.Ordinal));
        _fixture.CatchUp();
        foreach (var (day, expected) in new[] { ("2019-01-01", ""), ("2020-03-01", "1.0"), ("2020-07-01", "2.0") })
        {
            var known = _fixture.Ask($"SELECT value FROM facts WHERE kind = 'observation' AND status <> 'void' AND known_at <= TIMESTAMP '{day}' AND (superseded_at IS NULL OR superseded_at > TIMESTAMP '{day}')");
            Assert.Equal(expected, string.Join(',', known));
            var record = _fixture.Record("p", DateTimeOffset.Parse(day + "T00:00:00Z", null));
            Assert.Equal(expected, string.Join(',', record.Facts.Where(fact => fact.Value.AsQuantity is not null).Select(fact => fact.Value.AsQuantity!.Value.Digits)));
        }

        Assert.Equal(["2.0"], _fixture.Ask("SELECT value FROM observations"));
    }

    [Fact]
    public void Any_text_is_kept_as_it_is()
    {
        var odd = Observation("o", "Patient/p").Replace("\"valueQuantity\":{\"value\":1.0,\"unit\":\"mg/dL\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"mg/dL\"}", "\"valueString\":\"a\\u0000b'\\n\ud83d\ude00\u0431\"", StringComparison.Ordinal);
        _fixture.Import("o'clock", Patient("p"), odd);
        _fixture.CatchUp();
        Assert.Equal(["a\ufffdb'\n\ud83d\ude00\u0431|o'clock"], _fixture.Ask("SELECT value, source FROM observations"));
    }

    [Fact]
    public void A_journal_without_patients_gives_empty_tables()
    {
        _fixture.CatchUp();
        Assert.Equal(["0|0|0"], _fixture.Ask("SELECT (SELECT count(*) FROM facts), (SELECT count(*) FROM patients), (SELECT count(*) FROM omop.measurement)"));
        Assert.Empty(_fixture.OmopFile("person"));
    }

    [Fact]
    public void The_files_for_other_programs_hold_what_the_views_show()
    {
        _fixture.Import("a", Patient("p", Woman), Encounter, Condition, Observation("o", "Patient/p"));
        _fixture.CatchUp();
        foreach (var (name, _) in OmopTables.All) Assert.Equal(_fixture.Ask($"SELECT * FROM omop.{name}").Order(StringComparer.Ordinal), _fixture.OmopFile(name));
    }

    [Fact]
    public void A_query_of_everyone_is_journalled()
    {
        _fixture.Import("a", Patient("p"));
        _fixture.CatchUp();
        var before = _fixture.Journal.Position;
        using var query = TimelineQuery.Open(_fixture.Workspace, Access);
        Assert.Equal((before, before + 1), (query.Position, _fixture.Journal.Position));
    }
}
