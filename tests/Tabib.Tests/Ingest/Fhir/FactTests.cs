using Tabib.Core.Facts;

namespace Tabib.Tests.Ingest.Fhir;

public sealed class FactTests
{
    private const string Loinc = "http://loinc.org";

    [Fact]
    public void A_quantity_keeps_its_digits_and_its_ucum_unit()
    {
        var fact = Only("""{"resourceType":"Observation","id":"a","status":"final","category":[{"coding":[{"system":"x","code":"laboratory"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"4548-4","display":"HbA1c"},{"system":"local","code":"A1C"}],"text":"A1c"},"subject":{"reference":"Patient/1"},"encounter":{"reference":"Encounter/7"},"effectiveDateTime":"2020-05","issued":"2020-06-01T10:00:00+02:00","valueQuantity":{"value":6.50,"comparator":"<=","unit":"percent","system":"http://unitsofmeasure.org","code":"%"}}""");
        Assert.Equal((FactKind.Observation, Loinc + "|4548-4", "HbA1c", "laboratory"), (fact.Kind, fact.Code, fact.Display, fact.Category));
        Assert.Equal(["local|A1C"], fact.Others);
        Assert.Equal((FactValueKind.Quantity, "6.50", "http://unitsofmeasure.org|%", (byte)'l'), (fact.ValueKind, fact.Value, fact.Unit, fact.Comparator));
        Assert.Equal((new DateTime(2020, 5, 1), new DateTime(2020, 6, 1), new DateTime(2020, 6, 1, 8, 0, 0)), (fact.Start, fact.End, fact.KnownAt));
        Assert.Equal((FactStatus.Active, false, "Encounter/7"), (fact.Status, fact.Inferred, fact.Encounter));
    }

    [Fact]
    public void A_unit_that_is_not_said_to_be_ucum_keeps_its_text_and_no_system()
    {
        var fact = Only("""{"resourceType":"Observation","status":"final","code":{"text":"weight"},"effectiveDateTime":"2020","valueQuantity":{"value":70,"unit":"kilos"}}""");
        Assert.Equal(("|kilos", "|weight"), (fact.Unit, fact.Code));
    }

    [Fact]
    public void Components_carry_their_panel_and_the_panel_without_value_is_no_fact()
    {
        var reading = FhirReading.Of("""{"resourceType":"Observation","status":"final","component":[{"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},"valueQuantity":{"value":120,"system":"http://unitsofmeasure.org","code":"mm[Hg]"}},{"code":{"coding":[{"system":"http://loinc.org","code":"8462-4"}]},"valueQuantity":{"value":80,"system":"http://unitsofmeasure.org","code":"mm[Hg]"}}],"code":{"coding":[{"system":"http://loinc.org","code":"85354-9"}]},"effectiveDateTime":"2020-01-01T10:00:00Z"}""");
        Assert.Equal(["8480-6", "8462-4"], reading.Facts.Select(fact => fact.Code.Split('|')[1]));
        Assert.All(reading.Facts, fact => Assert.Equal((Loinc + "|85354-9", new DateTime(2020, 1, 1, 10, 0, 0)), (fact.Panel, fact.Start)));
    }

    [Theory]
    [InlineData("\"valueCodeableConcept\":{\"coding\":[{\"system\":\"s\",\"code\":\"c\"}]}", FactValueKind.Code, "s|c")]
    [InlineData("\"valueString\":\"a\\u00e9\\\"b\"", FactValueKind.Text, "aé\"b")]
    [InlineData("\"valueBoolean\":true", FactValueKind.Boolean, "true")]
    [InlineData("\"valueInteger\":-3", FactValueKind.Quantity, "-3")]
    [InlineData("\"valueDateTime\":\"2020-02\"", FactValueKind.Date, "2020-02")]
    [InlineData("\"dataAbsentReason\":{\"text\":\"x\"}", FactValueKind.None, "")]
    [InlineData("\"valueRatio\":{\"numerator\":{\"value\":1}}", FactValueKind.None, "")]
    public void Every_value_type_is_read_or_left_without_value(string value, FactValueKind kind, string expected)
    {
        var fact = Only($$"""{"resourceType":"Observation","status":"final","code":{"text":"x"},"effectiveDateTime":"2020",{{value}}}""");
        Assert.Equal((kind, expected), (fact.ValueKind, fact.Value));
    }

    [Theory]
    [InlineData("final", FactStatus.Active)]
    [InlineData("preliminary", FactStatus.Provisional)]
    [InlineData("registered", FactStatus.Planned)]
    [InlineData("entered-in-error", FactStatus.Void)]
    [InlineData("cancelled", FactStatus.Void)]
    [InlineData("unknown", FactStatus.Unknown)]
    public void The_status_of_an_observation_decides_how_far_it_counts(string status, FactStatus expected) =>
        Assert.Equal(expected, Only($$"""{"resourceType":"Observation","status":"{{status}}","code":{"text":"x"},"effectiveDateTime":"2020"}""").Status);

    [Theory]
    [InlineData("active", "confirmed", FactStatus.Active)]
    [InlineData("active", "provisional", FactStatus.Provisional)]
    [InlineData("resolved", "provisional", FactStatus.Ended)]
    [InlineData("active", "refuted", FactStatus.Void)]
    [InlineData("remission", "confirmed", FactStatus.Ended)]
    public void A_condition_counts_by_both_of_its_statuses(string clinical, string verification, FactStatus expected) =>
        Assert.Equal(expected, Only(Condition($$""" "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"{{clinical}}"}]},"verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"{{verification}}"}]} """)).Status);

    [Fact]
    public void A_condition_holds_until_its_abatement()
    {
        var open = Only(Condition("\"onsetDateTime\":\"2019-01-01\",\"recordedDate\":\"2019-02-01\""));
        Assert.Equal((new DateTime(2019, 1, 1), DateTime.MaxValue, new DateTime(2019, 2, 1)), (open.Start, open.End, open.KnownAt));
        var closed = Only(Condition("\"onsetDateTime\":\"2019-01-01\",\"abatementDateTime\":\"2019-03-01\""));
        Assert.Equal((new DateTime(2019, 3, 2), FactStatus.Ended, true), (closed.End, closed.Status, closed.Inferred));
    }

    [Fact]
    public void Drugs_are_read_from_code_contained_resource_or_reference()
    {
        const string rest = "\"status\":\"active\",\"intent\":\"order\",\"subject\":{\"reference\":\"Patient/1\"},\"authoredOn\":\"2020-01-01\"";
        Assert.Equal("rx|860975", Only("{\"resourceType\":\"MedicationRequest\"," + rest + ",\"medicationCodeableConcept\":{\"coding\":[{\"system\":\"rx\",\"code\":\"860975\"}]}}").Code);
        Assert.Equal("rx|1", Only("{\"resourceType\":\"MedicationRequest\"," + rest + ",\"medicationReference\":{\"reference\":\"#m\"},\"contained\":[{\"resourceType\":\"Medication\",\"id\":\"x\",\"code\":{\"text\":\"no\"}},{\"resourceType\":\"Medication\",\"code\":{\"coding\":[{\"system\":\"rx\",\"code\":\"1\"}]},\"id\":\"m\"}]}").Code);
        var reference = Only("{\"resourceType\":\"MedicationRequest\"," + rest + ",\"medicationReference\":{\"reference\":\"Medication/9\"}}");
        Assert.Equal((FactValueKind.Reference, "Medication/9", DateTime.MaxValue), (reference.ValueKind, reference.Value, reference.End));
    }

    [Fact]
    public void An_order_not_to_give_a_drug_is_not_a_drug()
    {
        var fact = Only("""{"resourceType":"MedicationRequest","status":"active","intent":"order","doNotPerform":true,"subject":{"reference":"Patient/1"},"authoredOn":"2020-01-01","medicationCodeableConcept":{"text":"aspirin"}}""");
        Assert.Equal(FactStatus.Absent, fact.Status);
    }

    [Fact]
    public void A_proposed_drug_is_only_planned()
    {
        var fact = Only("""{"resourceType":"MedicationRequest","status":"active","intent":"proposal","subject":{"reference":"Patient/1"},"authoredOn":"2020-01-01","medicationCodeableConcept":{"text":"aspirin"}}""");
        Assert.Equal(FactStatus.Planned, fact.Status);
    }

    [Fact]
    public void An_encounter_has_its_class_and_period()
    {
        var fact = Only("""{"resourceType":"Encounter","status":"finished","class":{"system":"s","code":"EMER"},"type":[{"coding":[{"system":"t","code":"1"}]},{"text":"second"}],"subject":{"reference":"Patient/1"},"period":{"start":"2020-01-01T10:00:00Z","end":"2020-01-02T10:00:00Z"}}""");
        Assert.Equal(("t|1", "EMER", FactStatus.Ended), (fact.Code, fact.Category, fact.Status));
        Assert.Equal((new DateTime(2020, 1, 2, 10, 0, 1), true), (fact.KnownAt, fact.Inferred));
    }

    [Fact]
    public void Family_history_gives_a_fact_for_each_condition()
    {
        var reading = FhirReading.Of("""{"resourceType":"FamilyMemberHistory","status":"completed","patient":{"reference":"Patient/1"},"date":"2020-01-01","relationship":{"coding":[{"code":"FTH"}]},"condition":[{"code":{"text":"diabetes"}},{"code":{"coding":[{"system":"s","code":"2"}]}}]}""");
        Assert.Equal(["|diabetes", "s|2"], reading.Facts.Select(fact => fact.Code));
        Assert.All(reading.Facts, fact => Assert.Equal("FTH", fact.Category));
    }

    [Fact]
    public void A_modifier_that_is_not_understood_keeps_the_resource_and_drops_its_facts()
    {
        var reading = FhirReading.Of("""{"resourceType":"Observation","status":"final","code":{"text":"x"},"effectiveDateTime":"2020","modifierExtension":[{"url":"u","valueBoolean":true}]}""");
        Assert.Equal((1, 0), (reading.Resources.Count, reading.Facts.Count));
        Assert.Equal(["FHIR033"], reading.Codes);
    }

    [Fact]
    public void Without_any_date_a_fact_is_known_from_the_import_on()
    {
        var reading = FhirReading.Of("""{"resourceType":"Observation","status":"final","code":{"text":"x"}}""");
        Assert.Equal((FhirReading.Now.UtcDateTime, true), (reading.Facts[0].KnownAt, reading.Facts[0].Inferred));
        Assert.Equal(["FHIR030"], reading.Codes);
    }

    [Fact]
    public void A_date_in_the_future_is_reported() =>
        Assert.Equal(["FHIR040"], FhirReading.Of("""{"resourceType":"Observation","status":"final","code":{"text":"x"},"effectiveDateTime":"2030-01-01"}""").Codes);

    [Theory]
    [InlineData("\"unit\":\"mg/dL\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"mg/dL\"", false)]
    [InlineData("\"unit\":\"mg/dL\"", false)]
    [InlineData("\"unit\":\"furlong\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"furlong\"", true)]
    [InlineData("\"unit\":\"mmHg\"", true)]
    public void A_unit_that_nothing_can_convert_is_reported(string unit, bool reported) =>
        Assert.Equal(
            reported ? ["FHIR042"] : [],
            FhirReading.Of($$$"""{"resourceType":"Observation","status":"final","code":{"text":"x"},"effectiveDateTime":"2020-01-01","valueQuantity":{"value":1,{{{unit}}}}}""").Codes);

    [Fact]
    public void A_patient_gives_demographic_facts_and_identifiers()
    {
        var reading = FhirReading.Of("""{"resourceType":"Patient","id":"p","identifier":[{"system":"mrn","value":"7"},{"value":"no system"},{"use":"old","system":"mrn","value":"6"}],"name":[{"use":"old","family":"Gone"},{"given":["Anna","B"],"family":"Kim"}],"gender":"female","birthDate":"1960-02","deceasedDateTime":"2020-01-01","extension":[{"url":"http://hl7.org/fhir/us/core/StructureDefinition/us-core-race","extension":[{"url":"ombCategory","valueCoding":{"system":"urn:oid:2.16.840.1.113883.6.238","code":"2106-3","display":"White"}},{"url":"text","valueString":"White"}]},{"url":"http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex","valueCode":"M"}]}""");
        var facts = reading.Facts.ToDictionary(fact => fact.Code.Split('|')[1], fact => fact.Value);
        Assert.Equal(("Anna B Kim", "|female", "|male", "1960-02", "2020-01-01"), (facts["54125-0"], facts["46098-0"], facts["76689-9"], facts["21112-8"], facts["31211-6"]));
        Assert.Equal("urn:oid:2.16.840.1.113883.6.238|2106-3", facts["32624-9"]);
        Assert.Equal(["mrn|7"], reading.Resources[0].Identifiers);
        Assert.Equal(new DateTime(2020, 1, 2), reading.Facts.Single(fact => fact.Code.EndsWith("31211-6", StringComparison.Ordinal)).KnownAt);
    }

    [Fact]
    public void Sex_taken_from_gender_says_so_and_other_gender_gives_no_sex()
    {
        var female = FhirReading.Of("""{"resourceType":"Patient","gender":"female"}""");
        Assert.Equal("inferred-from-gender", female.Facts.Single(fact => fact.Code.EndsWith("76689-9", StringComparison.Ordinal)).Category);
        Assert.DoesNotContain(FhirReading.Of("""{"resourceType":"Patient","gender":"other"}""").Facts, fact => fact.Code.EndsWith("76689-9", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2031-01-01")]
    [InlineData("1790-01-01")]
    public void An_impossible_birth_is_not_used(string birth)
    {
        var reading = FhirReading.Of($$"""{"resourceType":"Patient","id":"a","birthDate":"{{birth}}"}""");
        Assert.Empty(reading.Facts);
        Assert.Equal(["FHIR041"], reading.Codes);
    }

    [Fact]
    public void A_logical_reference_becomes_a_conditional_one() =>
        Assert.Equal("Patient?identifier=urn%3Ax|a%26b", FhirReading.Of("""{"resourceType":"Observation","status":"final","code":{"text":"x"},"effectiveDateTime":"2020","subject":{"identifier":{"system":"urn:x","value":"a&b"}}}""").Resources[0].Patient);

    private static string Condition(string more) => $$"""{"resourceType":"Condition","code":{"text":"x"},"subject":{"reference":"Patient/1"},{{more}}}""";

    private static ReadFact Only(string json)
    {
        var reading = FhirReading.Of(json);
        Assert.DoesNotContain(reading.Problems, problem => problem.Severity > Tabib.Core.Outcomes.ProblemSeverity.Warning);
        return Assert.Single(reading.Facts);
    }
}
