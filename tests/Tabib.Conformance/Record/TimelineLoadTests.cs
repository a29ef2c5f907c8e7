using System.Globalization;

namespace Tabib.Conformance.Record;

/// <summary>The load set asked in SQL: rows by table are the resources by type, and the search totals are those that an independent script found.</summary>
public sealed class TimelineLoadTests(SyntheaTimeline timeline) : IClassFixture<SyntheaTimeline>
{
    private const string Loinc = "system = 'http://loinc.org' AND panel_code IS NULL AND code =";

    /// <summary>The totals of synthea-counts.tsv whose elements are facts. Addresses, and family names apart from given ones, are none.</summary>
    private static readonly Dictionary<string, string> Totals = new()
    {
        ["Patient?gender=female"] = "SELECT count(*) FROM patients WHERE gender = 'female'",
        ["Patient?gender:not=female"] = "SELECT count(*) FROM patients WHERE gender IS DISTINCT FROM 'female'",
        ["Patient?birthdate=ge1980-01-01"] = "SELECT count(*) FROM patients WHERE birth_date >= '1980-01-01'",
        ["Patient?birthdate=lt1950"] = "SELECT count(*) FROM patients WHERE birth_date < '1950'",
        ["Patient?birthdate=1975"] = "SELECT count(*) FROM omop.person WHERE year_of_birth = 1975",
        ["Patient?deceased=true"] = "SELECT count(*) FROM omop.death",
        ["Observation?code=http://loinc.org|8302-2"] = OfCode("8302-2"),
        ["Observation?code=http://loinc.org|29463-7"] = OfCode("29463-7"),
        ["Observation?code=http://loinc.org|39156-5"] = OfCode("39156-5"),
        ["Observation?code=http://loinc.org|85354-9"] = OfCode("85354-9"),
        ["Observation?code=http://loinc.org|4548-4"] = OfCode("4548-4"),
        ["Observation?code=http://loinc.org|2093-3"] = OfCode("2093-3"),
        ["Observation?code=http://loinc.org|2085-9"] = OfCode("2085-9"),
        ["Observation?code=http://loinc.org|38483-4"] = OfCode("38483-4"),
        ["Observation?code=http://loinc.org|72166-2"] = OfCode("72166-2"),
        ["Observation?code=http://loinc.org|39156-5&value-quantity=gt30"] = $"SELECT count(*) FROM observations WHERE {Loinc} '39156-5' AND value_number > 30",
        ["Observation?code=http://loinc.org|4548-4&value-quantity=ge6.5"] = $"SELECT count(*) FROM observations WHERE {Loinc} '4548-4' AND value_number >= 6.5",
        ["Observation?code-value-quantity=http://loinc.org|39156-5$lt20"] = $"SELECT count(*) FROM observations WHERE {Loinc} '39156-5' AND value_number < 20",
        ["Observation?component-code-value-quantity=http://loinc.org|8480-6$gt140"] = "SELECT count(*) FROM observations WHERE panel_code IS NOT NULL AND code = '8480-6' AND value_number > 140",
        ["Observation?category=vital-signs"] = "SELECT count(DISTINCT resource_id) FROM observations WHERE category = 'vital-signs'",
        ["Condition?code=http://snomed.info/sct|44054006"] = "SELECT count(*) FROM conditions WHERE code = '44054006'",
        ["Condition?code=http://snomed.info/sct|59621000"] = "SELECT count(*) FROM conditions WHERE code = '59621000'",
        ["Condition?code=http://snomed.info/sct|38341003"] = "SELECT count(*) FROM omop.condition_occurrence WHERE condition_source_value = '38341003'",
        ["Condition?code=http://snomed.info/sct|195662009"] = "SELECT count(*) FROM omop.condition_occurrence WHERE condition_source_value = '195662009'",
        ["Patient?_has:Condition:patient:code=http://snomed.info/sct|44054006"] = "SELECT count(DISTINCT patient) FROM conditions WHERE code = '44054006'",
        ["Condition?code=http://snomed.info/sct|44054006&patient.gender=female"] = "SELECT count(*) FROM conditions JOIN patients USING (patient) WHERE code = '44054006' AND gender = 'female'",
        ["Observation?code=http://loinc.org|4548-4&patient.gender=female"] = "SELECT count(*) FROM omop.measurement JOIN omop.person USING (person_id) WHERE measurement_source_value = '4548-4' AND gender_concept_id = 8532",
        ["Condition?clinical-status=active"] = "SELECT count(*) FROM conditions WHERE status = 'active'",
        ["Encounter?class=EMER"] = "SELECT count(*) FROM omop.visit_occurrence WHERE visit_concept_id = 9203",
        ["MedicationRequest?status=active"] = "SELECT count(*) FROM medications WHERE status = 'active'",
        ["Observation?value-quantity:missing=true"] = "SELECT count(DISTINCT resource_id) - count(DISTINCT resource_id) FILTER (panel_code IS NULL AND value_kind = 'quantity') FROM observations",
        ["Observation?date=ge2015-01-01T00:00:00Z&date=lt2016-01-01T00:00:00Z"] = "SELECT count(DISTINCT resource_id) FROM observations WHERE effective_start >= '2015-01-01' AND effective_start < '2016-01-01'",
    };

    [Fact]
    public void Search_totals_are_those_of_an_independent_script()
    {
        var expected = File.ReadLines(SharedData.Find("records/search/synthea-counts.tsv")).Skip(1).Select(line => line.Split('\t')).ToDictionary(cells => cells[0], cells => long.Parse(cells[1], CultureInfo.InvariantCulture));
        Assert.All(Totals, total => Assert.Equal((total.Key, expected[total.Key]), (total.Key, timeline.Count(total.Value))));
        Assert.Equal(["Observation?_lastUpdated:missing=false", "Patient?address-city:exact=Boston", "Patient?address-city=bos", "Patient?family=ma"], expected.Keys.Except(Totals.Keys).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Rows_are_the_resources()
    {
        var resources = File.ReadLines(Path.Combine(SharedData.Find("records/synthea/load"), "COUNTS.tsv")).Skip(1).Select(line => line.Split('\t')).ToDictionary(cells => cells[0], cells => long.Parse(cells[1], CultureInfo.InvariantCulture));
        var tables = new Dictionary<string, long>
        {
            ["patients"] = resources["Patient"],
            ["encounters"] = resources["Encounter"],
            ["conditions"] = resources["Condition"],
            ["medications"] = resources["MedicationRequest"],
            ["omop.person"] = resources["Patient"],
            ["omop.visit_occurrence"] = resources["Encounter"],
            ["omop.condition_occurrence"] = resources["Condition"],
            ["omop.procedure_occurrence"] = resources["Procedure"],
            ["omop.drug_exposure"] = resources["MedicationRequest"] + resources["Immunization"],
            ["(SELECT DISTINCT resource_id FROM observations)"] = resources["Observation"],
            ["(SELECT DISTINCT resource_id FROM omop.fhir_lookup WHERE omop_table IN ('measurement', 'observation'))"] = resources["Observation"],
        };
        Assert.All(tables, table => Assert.Equal((table.Key, table.Value), (table.Key, timeline.Count($"SELECT count(*) FROM {table.Key}"))));
        Assert.Equal(timeline.Count("SELECT count(*) FROM observations"), timeline.Count("SELECT (SELECT count(*) FROM omop.measurement) + (SELECT count(*) FROM omop.observation)"));
    }

    [Fact]
    public void Numbers_are_dense_and_every_row_leads_back_to_one_resource()
    {
        Assert.Equal(timeline.Count("SELECT count(*) FROM facts"), timeline.Count("SELECT CASE WHEN min(fact_id) = 1 AND count(DISTINCT fact_id) = count(*) THEN max(fact_id) END FROM facts"));
        foreach (var (table, id) in new[] { ("visit_occurrence", "visit_occurrence_id"), ("condition_occurrence", "condition_occurrence_id"), ("drug_exposure", "drug_exposure_id"), ("measurement", "measurement_id"), ("observation", "observation_id"), ("procedure_occurrence", "procedure_occurrence_id"), ("person", "person_id") })
        {
            var rows = timeline.Count($"SELECT count(*) FROM omop.{table}");
            Assert.Equal(rows, timeline.Count($"SELECT count(*) FROM omop.{table} JOIN omop.fhir_lookup ON omop_table = '{table}' AND omop_id = {id}"));
            Assert.Equal(rows, timeline.Count($"SELECT count(*) FROM omop.fhir_lookup WHERE omop_table = '{table}'"));
        }
    }

    [Fact]
    public void Every_event_lies_in_a_visit_where_its_resource_names_one()
    {
        Assert.Equal(0, timeline.Count("SELECT count(*) FROM facts WHERE encounter IS NOT NULL AND encounter_fact_id IS NULL"));
        Assert.Equal(0, timeline.Count("SELECT count(*) FROM facts f JOIN encounters e ON e.fact_id = f.encounter_fact_id WHERE f.encounter <> 'Encounter/' || e.resource_id OR f.patient <> e.patient"));
    }

    private static string OfCode(string code) => $"SELECT count(*) FROM observations WHERE {Loinc} '{code}'";
}
