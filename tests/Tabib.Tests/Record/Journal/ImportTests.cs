using System.Text;
using Tabib.Core.Coding;
using Tabib.Core.Outcomes;
using Tabib.Record.Journal;
using static Tabib.Tests.Record.Journal.JournalFixture;

namespace Tabib.Tests.Record.Journal;

public sealed class ImportTests : IDisposable
{
    private static readonly Code Creatinine = new(CodeSystems.Loinc, "2160-0");

    private readonly JournalFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void The_same_content_again_adds_nothing_and_changed_content_adds_a_version()
    {
        var first = _fixture.Import("a", Patient("p"), Observation("o", "Patient/p"));
        Assert.Equal((2, 0, 0), Totals(first));
        Assert.Equal((0, 0, 2), Totals(_fixture.Import("a", Patient("p"), Observation("o", "Patient/p"))));
        Assert.Equal((0, 1, 1), Totals(_fixture.Import("a", Patient("p"), Observation("o", "Patient/p", "1.50"))));
        Assert.Equal(3, _fixture.Journal.Position);
        var fact = _fixture.Record("p").Latest(Creatinine)!;
        Assert.Equal(("1.50", 2), (fact.Value.AsQuantity!.Value.Digits, fact.Source.Version));
        Assert.Single(_fixture.Record("p").With(Creatinine));
    }

    [Fact]
    public void Received_bytes_are_kept_as_they_were()
    {
        const string odd = "{ \"resourceType\":\"Patient\",  \"id\":\"p\",\t\"x\":1.50 , \"name\":[{\"text\":\"Зоҳид\"}] }";
        _fixture.Import("a", odd);
        _fixture.Reopen();
        var stored = Assert.Single(_fixture.Journal.Resources(_fixture.Journal.Find("p")[0], Access));
        Assert.Equal(odd, Encoding.UTF8.GetString(stored.Bytes));
    }

    [Fact]
    public void The_same_id_from_two_sources_is_two_persons()
    {
        _fixture.Import("a", Patient("1"), Observation("o", "Patient/1", "1.0"));
        _fixture.Import("b", Patient("1"), Observation("o", "Patient/1", "2.0"));
        Assert.Equal(2, _fixture.Journal.Find("1").Count);
        Assert.Equal("2.0", _fixture.Record("b:1").Latest(Creatinine)!.Value.AsQuantity!.Value.Digits);
        Assert.Equal("1.0", _fixture.Record("a:1").Latest(Creatinine)!.Value.AsQuantity!.Value.Digits);
    }

    [Fact]
    public void A_person_is_recognised_across_sources_by_an_identifier()
    {
        _fixture.Import("a", WithIdentifier("1", "nat|77"), Observation("o", "Patient/1", "1.0"));
        var before = _fixture.Journal.Position;
        _fixture.Import("b", Observation("o", "Patient/x", "2.0", "2021-01-01T00:00:00Z"), WithIdentifier("x", "mrn|5", "nat|77"));
        var person = Assert.Single(_fixture.Journal.Find("77"));
        Assert.Equal(["2.0", "1.0"], _fixture.Journal.Read(person, Now, Access).With(Creatinine).Select(fact => fact.Value.AsQuantity!.Value.Digits));
        Assert.Equal(person, Assert.Single(_fixture.Journal.Find("x")));
        using var snapshot = _fixture.Journal.Snapshot();
        Assert.Equal([(1L, 2), (2L, 0)], snapshot.ChangedSince(before).Select(changed => (changed.Number, snapshot.Ids(changed).Count)));
    }

    [Theory]
    [InlineData("1960-01-01", "female", 2, "JRN006")]
    [InlineData("1971-05-06", "male", 2, "JRN006")]
    [InlineData("1960-02-05", "male", 1, null)]
    [InlineData("1960-05-02", "male", 1, "JRN007")]
    [InlineData("1961-02-05", "male", 1, "JRN007")]
    [InlineData("1960-02-05", "female", 1, "JRN007")]
    [InlineData("1960", "male", 1, null)]
    public void A_common_identifier_does_not_make_two_different_people_one(string birth, string sex, int persons, string? code)
    {
        static string Person(string id, string birth, string sex) => WithIdentifier(id, "urn:x|1").Replace("\"id\"", $"\"birthDate\":\"{birth}\",\"gender\":\"{sex}\",\"id\"", StringComparison.Ordinal);
        _fixture.Import("a", Person("p", "1960-02-05", "male"));
        var result = _fixture.Import("b", Person("q", birth, sex));
        Assert.Equal(code is null ? [] : [code], Codes(result));
        Assert.Equal(persons, _fixture.Journal.Patients(Now, Access).Count());
    }

    [Fact]
    public void A_person_whose_common_identifier_is_withdrawn_is_two_again()
    {
        _fixture.Import("a", WithIdentifier("1", "nat|77", "mrn|1"), Observation("o", "Patient/1", "1.0"));
        _fixture.Import("b", WithIdentifier("2", "nat|77", "mrn|2"), Observation("o", "Patient/2", "2.0"));
        Assert.Equal(2, _fixture.Record("1").With(Creatinine).Count);
        _fixture.Import("b", WithIdentifier("2", "nat|78", "mrn|2"));
        Assert.Single(_fixture.Record("1").With(Creatinine));
        Assert.Single(_fixture.Record("2").With(Creatinine));
    }

    [Fact]
    public void Two_patients_of_one_source_stay_two_persons_whatever_they_share()
    {
        var result = _fixture.Import("a", WithIdentifier("1", "licence|5"), WithIdentifier("2", "licence|5"));
        Assert.Equal(["JRN002"], Codes(result));
        Assert.Equal(2, _fixture.Journal.Find("5").Count);
        var chain = _fixture.Import("b", WithIdentifier("x", "mrn|1", "mrn|2"));
        Assert.Empty(Codes(chain));
        _fixture.Import("a", WithIdentifier("1", "licence|5", "mrn|1"));
        Assert.Contains("JRN003", Codes(_fixture.Import("a", WithIdentifier("2", "licence|5", "mrn|2"))));
        Assert.NotEqual(_fixture.Journal.Find("1"), _fixture.Journal.Find("2"));
    }

    [Fact]
    public void Another_person_under_a_known_id_is_refused()
    {
        _fixture.Import("a", WithIdentifier("1", "mrn|1"));
        var result = _fixture.Import("a", WithIdentifier("1", "mrn|2"));
        Assert.Equal(["JRN001"], Codes(result));
        Assert.Equal(1, result.Types["Patient"].Refused);
        Assert.Equal(1, _fixture.Journal.Position);
    }

    [Fact]
    public void A_resource_that_names_its_patient_by_identifier_finds_him_before_and_after_he_comes()
    {
        const string byIdentifier = """{"resourceType":"Observation","id":"a","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2160-0"}]},"effectiveDateTime":"2020","subject":{"identifier":{"system":"nat","value":"9"}},"valueQuantity":{"value":3}}""";
        _fixture.Import("tables", byIdentifier);
        _fixture.Import("fhir", WithIdentifier("p", "nat|9"));
        _fixture.Import("more", byIdentifier.Replace("\"id\":\"a\"", "\"id\":\"b\"", StringComparison.Ordinal));
        Assert.Equal(2, _fixture.Record("p").With(Creatinine).Count);
    }

    [Fact]
    public void An_identifier_of_several_persons_names_nobody()
    {
        _fixture.Import("a", WithIdentifier("1", "nat|9"), WithIdentifier("2", "nat|9"));
        var result = _fixture.Import("b", """{"resourceType":"Observation","status":"final","code":{"text":"x"},"effectiveDateTime":"2020","subject":{"identifier":{"system":"nat","value":"9"}}}""");
        Assert.Contains("JRN004", Codes(result));
        Assert.Equal(1, result.Types["Observation"].Refused);
    }

    [Fact]
    public void References_inside_a_bundle_are_resolved_also_forward_and_mean_nothing_outside()
    {
        var bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
            + "{\"fullUrl\":\"urn:uuid:2\",\"resource\":" + Observation("o", "urn:uuid:1", "4.0").Replace("\"status\"", "\"encounter\":{\"reference\":\"urn:uuid:3\"},\"status\"", StringComparison.Ordinal) + "},"
            + "{\"fullUrl\":\"urn:uuid:1\",\"resource\":" + Patient("p") + "},"
            + "{\"fullUrl\":\"urn:uuid:3\",\"resource\":{\"resourceType\":\"Encounter\",\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},\"subject\":{\"reference\":\"urn:uuid:1\"}}}]}";
        var result = ImportFile(_fixture.Journal, _fixture.Write("bundle.json", bundle), "a");
        Assert.Equal((3, 0, 0), Totals(result));
        var fact = _fixture.Record("p").Latest(Creatinine)!;
        Assert.Equal(("4.0", "Encounter/3"), (fact.Value.AsQuantity!.Value.Digits, fact.Encounter));
        var observation = _fixture.Journal.Resources(_fixture.Journal.Find("p")[0], Access).Single(resource => resource.Type == "Observation");
        Assert.Equal(["Encounter/3", "Patient/p"], observation.Links.Select(link => Encoding.UTF8.GetString(link.Target)).Order(StringComparer.Ordinal));
        Assert.Equal((0, 0, 3), Totals(ImportFile(_fixture.Journal, _fixture.Write("bundle.json", bundle), "a")));
        Assert.Contains("JRN005", Codes(_fixture.Import("a", Observation("lost", "urn:uuid:1"))));
    }

    [Fact]
    public void References_by_identifier_are_resolved_when_served_also_to_what_came_later_and_only_where_one_is_meant()
    {
        const string Encounter = """{"resourceType":"Encounter","id":"e","status":"finished","class":{"code":"AMB"},"subject":{"reference":"Patient?identifier=urn:p|1"},"serviceProvider":{"reference":"Organization?identifier=urn:o%7C7"},"participant":[{"individual":{"reference":"Practitioner?identifier=urn:d|two"}}]}""";
        _fixture.Import("a", Encounter, WithIdentifier("p", "urn:p|1"));
        _fixture.Import(
            "a", """{"resourceType":"Organization","id":"o","identifier":[{"system":"urn:o","value":"7"}]}""",
            """{"resourceType":"Practitioner","id":"x","identifier":[{"system":"urn:d","value":"two"}]}""", """{"resourceType":"Practitioner","id":"y","identifier":[{"system":"urn:d","value":"two"}]}""");
        _fixture.Import("b", """{"resourceType":"Organization","id":"elsewhere","identifier":[{"system":"urn:o","value":"7"}]}""");
        var served = Assert.Single(_fixture.Journal.Resources(Assert.Single(_fixture.Journal.Find("p")), Access), resource => resource.Type == "Encounter");
        using var output = new MemoryStream();
        Tabib.Ingest.Fhir.ReferenceSplicer.Write(served.Bytes, served.Links, served.Id, served.Version, served.Stored, output);
        var json = System.Text.Encoding.UTF8.GetString(output.ToArray());
        Assert.Contains("\"subject\":{\"reference\":\"Patient/p\"}", json, StringComparison.Ordinal);
        Assert.Contains("\"serviceProvider\":{\"reference\":\"Organization/o\"}", json, StringComparison.Ordinal);
        Assert.Contains("\"reference\":\"Practitioner?identifier=urn:d|two\"", json, StringComparison.Ordinal);
        Assert.Equal(Encounter, System.Text.Encoding.UTF8.GetString(served.Bytes));
    }

    [Fact]
    public void A_drug_named_by_identifier_takes_the_code_of_the_medication()
    {
        _fixture.Import("a", Patient("p"), """{"resourceType":"MedicationRequest","id":"r","status":"active","intent":"order","subject":{"reference":"Patient/p"},"authoredOn":"2020-01-01","medicationReference":{"reference":"Medication?identifier=urn:m|9"}}""");
        _fixture.Import("a", """{"resourceType":"Medication","id":"m","identifier":[{"system":"urn:m","value":"9"}],"code":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"6809"}]}}""");
        Assert.Equal("6809", Assert.Single(_fixture.Record("p").Facts, fact => fact.Kind == Tabib.Core.Facts.FactKind.Medication).Code.Value);
    }

    [Fact]
    public void Resources_without_id_get_the_same_one_each_time()
    {
        const string text = """{"resourceType":"Patient","identifier":[{"system":"mrn","value":"5"}]}""";
        _fixture.Import("a", text);
        Assert.Equal((0, 0, 1), Totals(_fixture.Import("a", text)));
        Assert.Equal((0, 1, 0), Totals(_fixture.Import("a", text.Replace("]}", "],\"gender\":\"female\"}", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_drug_named_by_reference_takes_the_code_of_the_medication_whichever_comes_first()
    {
        _fixture.Import(
            "a",
            """{"resourceType":"MedicationRequest","id":"r","status":"active","intent":"order","subject":{"reference":"Patient/p"},"authoredOn":"2020-01-01","medicationReference":{"reference":"Medication/m"}}""",
            """{"resourceType":"Medication","id":"m","code":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"860975"},{"system":"atc","code":"A10BA02"}]}}""",
            Patient("p"));
        var fact = _fixture.Record("p").Latest(new Code(CodeSystems.RxNorm, "860975"))!;
        Assert.True(fact.Is(new Code("atc", "A10BA02")));
    }

    [Fact]
    public void A_resource_that_changes_its_patient_leaves_the_old_one()
    {
        _fixture.Import("a", Patient("p"), Patient("q"), Observation("o", "Patient/p"));
        var before = _fixture.Journal.Position;
        _fixture.Import("a", Observation("o", "Patient/q"));
        Assert.Empty(_fixture.Record("p").With(Creatinine));
        Assert.Single(_fixture.Record("q").With(Creatinine));
        using var snapshot = _fixture.Journal.Snapshot();
        Assert.Equal([1L, 2L], snapshot.ChangedSince(before).Select(changed => changed.Number));
    }

    [Fact]
    public void A_record_shows_only_what_was_known_by_then()
    {
        _fixture.Import("a", Patient("p"), Observation("1", "Patient/p", "1.0", "2019-05-01T00:00:00Z"), Observation("2", "Patient/p", "2.0", "2021-05-01T00:00:00Z"));
        Assert.Equal("1.0", _fixture.Record("p", new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero)).Latest(Creatinine)!.Value.AsQuantity!.Value.Digits);
        Assert.Equal("2.0", _fixture.Record("p").Latest(Creatinine)!.Value.AsQuantity!.Value.Digits);
    }

    [Fact]
    public void A_corrected_value_counts_from_the_day_of_its_correction_and_the_old_one_before()
    {
        string Reported(string value, string issued) => Observation("1", "Patient/p", value, "2019-05-01T00:00:00Z").Replace("\"status\"", $"\"issued\":\"{issued}\",\"status\"", StringComparison.Ordinal);
        _fixture.Import("a", Patient("p"), Reported("1.0", "2019-05-02T00:00:00Z"));
        _fixture.Import("a", Reported("2.0", "2019-06-01T00:00:00Z"));
        _fixture.Import("a", Reported("3.0", "2019-07-01T00:00:00Z").Replace("final", "entered-in-error", StringComparison.Ordinal));
        string?[] Known(PatientRecord record) => [.. record.With(Creatinine).Select(fact => $"{fact.Value.AsQuantity!.Value.Digits} v{fact.Source.Version}")];
        DateTimeOffset Day(int month, int day) => new(2019, month, day, 0, 0, 0, TimeSpan.Zero);
        Assert.Empty(Known(_fixture.Record("p", Day(5, 1))));
        Assert.Equal(["1.0 v1"], Known(_fixture.Record("p", Day(5, 20))));
        Assert.Equal(["2.0 v2"], Known(_fixture.Record("p", Day(6, 20))));
        Assert.Empty(Known(_fixture.Record("p")));
        Assert.Equal(["1.0 v1"], Known(_fixture.Record("p").At(Day(5, 20))));
        Assert.Equal(["2.0 v2"], Known(_fixture.Record("p").At(Day(6, 20))));
    }

    [Fact]
    public void Every_reading_of_a_record_is_an_entry_of_the_journal()
    {
        _fixture.Import("a", Patient("p"));
        var before = _fixture.Journal.Position;
        _fixture.Record("p");
        _ = _fixture.Journal.Patients(Now, Access).Count();
        _ = _fixture.Journal.ReadAll(Now, Access).Count();
        Assert.Equal(before + 3, _fixture.Journal.Position);
        _fixture.Journal.Verify(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Strict_stops_and_keeps_what_came_before_whole()
    {
        var path = _fixture.Write("bad.ndjson", Patient("p") + "\n{\"resourceType\":\"Dragon\"}\n" + Patient("q"));
        var fault = Assert.Throws<ProblemException>(() => ImportFile(_fixture.Journal, path, "a", strict: true));
        Assert.Equal("FHIR005", fault.Problem.Code);
        _fixture.Reopen();
        _fixture.Journal.Verify(TestContext.Current.CancellationToken);
        Assert.Empty(_fixture.Journal.Find("q"));
    }

    private static (long Added, long NewVersions, long Unchanged) Totals(ImportResult result) =>
        (result.Types.Values.Sum(counts => counts.Added), result.Types.Values.Sum(counts => counts.NewVersions), result.Types.Values.Sum(counts => counts.Unchanged));
}
