using Tabib.Core.Facts;
using static Tabib.Tests.Ingest.Hl7v2.Hl7Reading;

namespace Tabib.Tests.Ingest.Hl7v2;

public sealed class ResultTests
{
    [Fact]
    public void A_result_message_becomes_patient_observations_report_and_keeps_the_message_itself()
    {
        var text = Results("OBX|1|NM|2160-0^Creatinine^LN^CREA^Kreatinin^L||1.20|mg/dL|0.6-1.2|H|||F");
        var reading = Of(text);
        Assert.Empty(reading.Problems);
        Assert.Equal(["Patient", "Observation", "DiagnosticReport", "Binary", "Provenance"], reading.Resources.Select(resource => resource.Type));
        var (patient, observation, report, binary) = (reading.Only("Patient"), reading.Only("Observation"), reading.Only("DiagnosticReport"), reading.Only("Binary"));
        Assert.Equal([$"urn:tabib:clinic:authority:HOSP|123"], patient.Identifiers);
        Assert.Equal(("male", "1965-02-03", "Karimov"), (patient.At("gender"), patient.At("birthDate"), patient.At("name.0.family")));
        Assert.All([observation.Patient, report.Patient, binary.Patient], owner => Assert.Equal("Patient/" + patient.Id, owner));
        Assert.Equal(("2024-01-05T08:00:00+05:00", "2024-01-05T09:30:00+05:00", "final"), (observation.At("effectiveDateTime"), observation.At("issued"), observation.At("status")));
        Assert.Equal(("0.6", "1.2", "0.6-1.2", "H"), (observation.At("referenceRange.0.low.value"), observation.At("referenceRange.0.high.value"), observation.At("referenceRange.0.text"), observation.At("interpretation.0.coding.0.code")));
        Assert.Equal(("Observation/" + observation.Id, "F1", "LAB"), (report.At("result.0.reference"), report.At("identifier.0.value"), report.At("category.0.coding.0.code")));
        Assert.Equal(text.TrimEnd('\r'), System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(binary.At("data")!)).TrimEnd('\r'));
        Assert.Contains($"{{\"reference\":\"Observation/{observation.Id}\"}}", reading.Only("Provenance").Json, StringComparison.Ordinal);
        var fact = Assert.Single(reading.Facts, fact => fact.Kind == FactKind.Observation);
        Assert.Equal(("http://loinc.org|2160-0", "1.20", "http://unitsofmeasure.org|mg/dL"), (fact.Code, fact.Value, fact.Unit));
        Assert.Equal(["urn:tabib:clinic:codes:L|CREA"], fact.Others);
        Assert.Equal(4L, observation.Line);
    }

    [Theory]
    [InlineData("NM", "5.40", "mmol/L", "valueQuantity.value=5.40; valueQuantity.code=mmol/L")]
    [InlineData("NM", "<0.5", "mg/dL", "valueQuantity.comparator=<; valueQuantity.value=0.5")]
    [InlineData("NM", "13.1", "G/DL", "valueQuantity.unit=G/DL; valueQuantity.code=g/dL")]
    [InlineData("NM", "120", "mmHg", "valueQuantity.unit=mmHg; valueQuantity.code=mm[Hg]")]
    [InlineData("NM", "250", "K/uL^^L", "valueQuantity.code=10*3/uL")]
    [InlineData("SN", ">^100", "mg/dL", "valueQuantity.comparator=>; valueQuantity.value=100")]
    [InlineData("SN", "^10^-^20", "mg/dL", "valueRange.low.value=10; valueRange.high.value=20; valueRange.high.code=mg/dL")]
    [InlineData("SN", "^1^:^128", "", "valueRatio.numerator.value=1; valueRatio.denominator.value=128")]
    [InlineData("SN", "^2^+", "", "valueString=2+")]
    [InlineData("ST", "positive", "", "valueString=positive")]
    [InlineData("ST", "5.4", "mmol/L", "valueQuantity.value=5.4")]
    [InlineData("ST", "5.4", "", "valueString=5.4")]
    [InlineData("TX", "a^b \\T\\ c", "", "valueString=a^b & c")]
    [InlineData("FT", "one\\.br\\two\\X0D0A\\three \\H\\bold\\N\\ \\Zx\\", "", "valueString=one\ntwo\r\nthree bold \\Zx\\")]
    [InlineData("CE", "260373001^Detected^SCT", "", "valueCodeableConcept.coding.0.system=http://snomed.info/sct; valueCodeableConcept.coding.0.code=260373001")]
    [InlineData("CWE", "^^^^^^^^in words", "", "valueCodeableConcept.text=in words")]
    [InlineData("IS", "POS", "", "valueCodeableConcept.coding.0.code=POS")]
    [InlineData("DT", "20240105", "", "valueDateTime=2024-01-05")]
    [InlineData("TM", "0815", "", "valueTime=08:15:00")]
    [InlineData("TS", "202401050815-0300", "", "valueDateTime=2024-01-05T08:15:00-03:00")]
    [InlineData("NM", "\"\"", "mg/dL", "dataAbsentReason.coding.0.code=unknown")]
    [InlineData("NM", "", "mg/dL", "dataAbsentReason.coding.0.code=unknown")]
    public void Every_type_of_value_becomes_what_fhir_has_for_it(string type, string value, string unit, string expected)
    {
        var reading = Of(Results($"OBX|1|{type}|x^X^L||{value}|{unit}|||||F"));
        Assert.Empty(reading.Problems);
        foreach (var pair in expected.Split("; ").Select(pair => pair.Split('=', 2))) Assert.Equal(pair[1], reading.Only("Observation").At(pair[0]));
    }

    [Theory]
    [InlineData("NM", "negative", "mg/dL", "HL7013 4 OBX-5", "valueString=negative")]
    [InlineData("NM", "1e999", "mg/dL", "HL7013 4 OBX-5", "valueString=1e999")]
    [InlineData("NM", "5", "furlongs", "HL7014 4 OBX-6", "valueQuantity.unit=furlongs")]
    public void What_is_not_understood_is_kept_as_a_text_and_told(string type, string value, string unit, string place, string expected)
    {
        var reading = Of(Results($"OBX|1|{type}|x^X^L||{value}|{unit}|||||F"));
        Assert.Equal([place], reading.Places());
        Assert.Equal(expected.Split('=')[1], reading.Only("Observation").At(expected.Split('=')[0]));
        Assert.Null(reading.Only("Observation").At("valueQuantity.code"));
    }

    [Fact]
    public void Documents_are_left_out_with_a_problem_and_the_rest_stays()
    {
        var reading = Of(Results("OBX|1|ED|x^X^L||^application^pdf^Base64^QUJD||||||F", "OBX|2|NM|y^Y^L||1|mg|||||F"));
        Assert.Equal(["HL7015 4 OBX-2"], reading.Places());
        Assert.Equal("y", reading.Only("Observation").At("code.coding.0.code"));
    }

    [Theory]
    [InlineData("F", "final", FactStatus.Active)]
    [InlineData("P", "preliminary", FactStatus.Provisional)]
    [InlineData("C", "corrected", FactStatus.Active)]
    [InlineData("X", "cancelled", FactStatus.Void)]
    [InlineData("D", "entered-in-error", FactStatus.Void)]
    [InlineData("W", "entered-in-error", FactStatus.Void)]
    [InlineData("", "unknown", FactStatus.Unknown)]
    public void The_status_says_how_far_a_result_may_be_relied_on(string code, string expected, FactStatus status)
    {
        var reading = Of(Results($"OBX|1|NM|x^X^L||1|mg|||||{code}"));
        Assert.Equal((expected, status), (reading.Only("Observation").At("status"), reading.Facts.Single(fact => fact.Kind == FactKind.Observation).Status));
    }

    [Fact]
    public void A_correction_is_a_new_version_of_what_it_corrects()
    {
        static string[] Ids(string obx) => [.. Of(Results(obx)).All("Observation").Select(resource => resource.Id)];
        Assert.Equal(Ids("OBX|1|NM|x^X^L||1|mg|||||F"), Ids("OBX|7|NM|x^X^L||2|mg|||||C"));
        Assert.NotEqual(Ids("OBX|1|NM|x^X^L||1|mg|||||F"), Ids("OBX|1|NM|x^X^L|2|1|mg|||||F"));
        Assert.NotEqual(Ids("OBX|1|NM|x^X^L||1|mg|||||F"), Ids("OBX|1|NM|y^X^L||1|mg|||||F"));
    }

    [Fact]
    public void Lines_of_a_text_are_one_observation_and_repeated_numbers_are_several()
    {
        var text = Of(Results("OBX|1|TX|r^R^L||first||||||F", "NTE|1||a note", "OBX|2|TX|r^R^L||second~third||||||F"));
        Assert.Equal(("first\nsecond\nthird", "a note"), (text.Only("Observation").At("valueString"), text.Only("Observation").At("note.0.text")));
        var numbers = Of(Results("OBX|1|NM|x^X^L||1~2|mg|||||F", "OBX|2|NM|x^X^L||3|mg|||||F")).All("Observation");
        Assert.Equal(["1", "2", "3"], numbers.Select(resource => resource.At("valueQuantity.value")));
        Assert.Equal(3, numbers.Select(resource => resource.Id).Distinct().Count());
    }

    [Fact]
    public void The_time_of_the_observation_goes_before_that_of_the_report()
    {
        var reading = Of(Results("OBX|1|NM|x^X^L||1|mg|||||F|||2023", "OBX|2|NM|y^X^L||1|mg|||||F|||20240105081530.25+0100"));
        Assert.Equal(["2023", "2024-01-05T08:15:30.25+01:00"], reading.All("Observation").Select(resource => resource.At("effectiveDateTime")));
    }

    [Fact]
    public void A_result_that_became_final_without_its_value_does_not_erase_it()
    {
        var reading = Of(Results("OBX|1|NM|x^X^L||||||||U"));
        Assert.Equal("HL7026 4 OBX-11", Assert.Single(reading.Places()));
        Assert.Empty(reading.All("Observation"));
    }

    [Fact]
    public void Several_reports_and_several_patients_of_one_message_stay_apart()
    {
        var reading = Of(Message("ORU^R01", "1",
            Pid, Segment("PV1", (2, "I"), (19, "V7^^^HOSP")), "OBR|1||F1|a^A^L|||20240105", "OBX|1|NM|x^X^L||1|mg|||||F", "OBR|2||F2|b^B^L|||20240105", "OBX|1|NM|x^X^L||2|mg|||||F",
            "PID|2||456^^^HOSP^MR||B^A", "OBR|1||F3|a^A^L|||20240105", "OBX|1|NM|x^X^L||3|mg|||||F"));
        Assert.Equal(2, reading.All("Patient").Length);
        Assert.Equal(3, reading.All("DiagnosticReport").Length);
        Assert.Equal(["1", "2", "3"], reading.All("Observation").Select(resource => resource.At("valueQuantity.value")));
        Assert.Equal([true, true, false], reading.All("Observation").Select(resource => resource.At("encounter.reference") is not null));
        Assert.Equal([true, true, false], reading.All("Observation").Select(resource => resource.Patient == "Patient/" + reading.All("Patient")[0].Id));
    }
}
