using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Ingest;
using Tabib.Ingest.Fhir;

namespace Tabib.Tests.Ingest.Fhir;

public sealed class FaultTests
{
    private const string Good = """{"resourceType":"Organization","id":"good"}""";

    [Theory]
    [InlineData("""{"id":"a"}""", "FHIR001")]
    [InlineData("""[1]""", "FHIR001")]
    [InlineData("""{"resourceType":"Patient","id":"a",}""", "FHIR002")]
    [InlineData("""{"resourceType":"Patient" "id":"a"}""", "FHIR002")]
    [InlineData("""{"resourceType":"Dragon"}""", "FHIR005")]
    [InlineData("""{"resourceType":"Bundle","type":"collection","entry":[]}""", "FHIR006")]
    [InlineData("""{"resourceType":"Patient","id":"a b"}""", "FHIR008")]
    [InlineData("""{"resourceType":"Patient","birthDate":"1970-01-01","birthDate":"1980-01-01"}""", "FHIR010")]
    [InlineData("""{"resourceType":"Patient","birthDate":19700101}""", "FHIR011")]
    [InlineData("""{"resourceType":"Observation","code":{"text":"x"}}""", "FHIR012")]
    [InlineData("""{"resourceType":"Observation","status":"done","code":{"text":"x"}}""", "FHIR013")]
    [InlineData("""{"resourceType":"Patient","gender":"F"}""", "FHIR013")]
    [InlineData("""{"resourceType":"Patient","birthDate":"1970-02-30"}""", "FHIR014")]
    [InlineData("""{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":"7"}}""", "FHIR011")]
    [InlineData("""{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueString":"a","valueBoolean":true}""", "FHIR016")]
    [InlineData("""{"resourceType":"Observation","status":"final","code":{"text":"x"},"effectiveDateTime":"2020","effectivePeriod":{"start":"2020"}}""", "FHIR010")]
    [InlineData("""{"resourceType":"Encounter","status":"finished","class":{"code":"AMB"},"period":{"start":"2020-02-01","end":"2020-01-01"}}""", "FHIR017")]
    [InlineData("""{"resourceType":"Condition","subject":{"reference":"Patient/1"},"clinicalStatus":{"coding":[{"system":"x","code":"active"}]}}""", "FHIR018")]
    [InlineData("""{"resourceType":"Condition","subject":{"reference":"Patient/1"},"clinicalStatus":"active"}""", "FHIR011")]
    [InlineData("""{"resourceType":"MedicationRequest","status":"active","intent":"order","subject":{"reference":"Patient/1"},"medicationReference":{"reference":"#x"},"contained":[]}""", "FHIR019")]
    [InlineData("""{"resourceType":"Patient","id":"\ud800"}""", "FHIR007")]
    public void A_bad_resource_is_refused_with_its_code_and_line_and_the_next_one_is_read(string bad, string code)
    {
        var reading = FhirReading.Of(Good + "\n" + bad + "\n" + Good, InputFormat.FhirNdjson);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal((code, 2L, ProblemSeverity.Error), (problem.Code, problem.Location.Line!.Value, problem.Severity));
        Assert.Equal([false, true, false], reading.Resources.Select(resource => resource.Refused));
        Assert.Empty(reading.Facts);
    }

    [Fact]
    public void The_path_names_the_element() =>
        Assert.Equal("Patient.birthDate", FhirReading.Of("""{"resourceType":"Patient","birthDate":"x"}""").Problems[0].Location.Path);

    [Fact]
    public void Strict_stops_at_the_first_fault()
    {
        var options = new FhirReadOptions { Strict = true };
        var fault = Assert.Throws<ProblemException>(() => FhirReading.Of(Good + "\n{\"resourceType\":\"Dragon\"}\n" + Good, InputFormat.FhirNdjson, options));
        Assert.Equal("FHIR005", fault.Problem.Code);
    }

    [Fact]
    public void Invalid_utf8_is_refused_and_the_next_line_read()
    {
        byte[] bytes = [.. "{\"resourceType\":\"Patient\",\"id\":\"a\",\"name\":[{\"text\":\""u8, 0xC3, 0x28, .. "\"}]}\n"u8, .. Encoding.UTF8.GetBytes(Good)];
        var reading = FhirReading.Of(bytes, InputFormat.FhirNdjson);
        Assert.Equal(["FHIR007"], reading.Codes);
        Assert.Equal([true, false], reading.Resources.Select(resource => resource.Refused));
    }

    [Theory]
    [InlineData(InputFormat.FhirJson)]
    [InlineData(InputFormat.FhirNdjson)]
    public void Json_ten_thousand_levels_deep_is_refused(InputFormat format)
    {
        var deep = "{\"resourceType\":\"Patient\",\"x\":" + string.Concat(Enumerable.Repeat("[", 10_000)) + string.Concat(Enumerable.Repeat("]", 10_000)) + "}";
        var reading = FhirReading.Of(deep, format);
        Assert.Equal(["FHIR002"], reading.Codes);
        Assert.Empty(reading.Facts);
    }

    [Fact]
    public void A_line_longer_than_a_resource_may_be_is_passed_over()
    {
        var options = new FhirReadOptions { MaximumResourceBytes = 1 << 19 };
        var reading = FhirReading.Of("{\"resourceType\":\"Patient\",\"id\":\"" + new string('a', 1 << 21) + "\"}\n" + Good, InputFormat.FhirNdjson, options);
        Assert.Equal(["FHIR004"], reading.Codes);
        Assert.Equal("good", Assert.Single(reading.Resources).Id);
    }

    [Theory]
    [InlineData("""{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Organization","id":"a"}},{"resource":{"resourceType":"Org""")]
    [InlineData("""{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Organization","id":"a"}},""")]
    [InlineData("""{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Organization","id":"a"}}]""")]
    [InlineData("""{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Organization","id":"a"}} 7]}""")]
    public void A_bundle_cut_off_or_broken_gives_what_came_before_and_says_so(string text)
    {
        var reading = FhirReading.Of(text);
        Assert.Equal("a", Assert.Single(reading.Resources).Id);
        Assert.Equal(["FHIR002"], reading.Codes);
    }

    [Fact]
    public void A_bad_resource_inside_a_bundle_does_not_stop_the_others()
    {
        var reading = FhirReading.Of("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\n\"entry\":[\n{\"fullUrl\":\"urn:uuid:1\",\"resource\":" + Good + "},\n{\"resource\":\n{\"resourceType\":\"Patient\",\"gender\":\"x\"}},{\"request\":{}},{\"resource\":" + Good + "}]}\n");
        Assert.Equal([false, true, false], reading.Resources.Select(resource => resource.Refused));
        Assert.Equal((5L, "urn:uuid:1"), (reading.Problems.Single().Location.Line!.Value, reading.Resources[0].FullUrl));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n")]
    [InlineData("{\"resourceType\":\"Bundle\",\"type\":\"collection\"}")]
    [InlineData("{\"resourceType\":\"Bundle\",\"entry\":[]}")]
    public void Nothing_in_it_gives_nothing(string text)
    {
        var reading = FhirReading.Of(text);
        Assert.Empty(reading.Resources);
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void Resources_one_after_the_other_in_a_json_file_are_all_read()
    {
        var reading = FhirReading.Of("\uFEFF" + Good + "\r\n" + Good + Good);
        Assert.Equal(3, reading.Resources.Count);
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void Lines_may_be_empty_and_end_in_any_way()
    {
        var reading = FhirReading.Of("\uFEFF" + Good + "\r\n\r\n  " + Good + "  \n" + Good, InputFormat.FhirNdjson);
        Assert.Equal([1L, 3L, 4L], reading.Resources.Select(resource => resource.Line));
        Assert.All(reading.Resources, resource => Assert.Equal(Good, resource.Json));
    }

    [Fact]
    public void The_bytes_of_a_resource_in_a_bundle_are_kept_as_they_are()
    {
        const string odd = "{ \"resourceType\" :\"Organization\",\t\"id\":\"a\", \"x\":1.50e0 }";
        Assert.Equal(odd, FhirReading.Of("{\"entry\":[{\"resource\": " + odd + "}],\"resourceType\":\"Bundle\"}").Resources[0].Json);
    }

    [Fact]
    public void Open_references_are_found()
    {
        var reading = FhirReading.Of("""{"resourceType":"Claim","patient":{"reference" : "urn:uuid:1"},"provider":{"reference":"Organization/2"},"x":{"reference":"Practitioner?identifier=a|b"},"note":"\"reference\":\"urn:no\""}""");
        Assert.Equal(["urn:uuid:1", "Practitioner?identifier=a|b"], reading.Resources[0].OpenReferences);
    }
}
