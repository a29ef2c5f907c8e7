using CsCheck;
using Tabib.Record.Timeline;
using Tabib.Tests.Record.Journal;
using static Tabib.Tests.Record.Journal.JournalFixture;

namespace Tabib.Tests.Record.Timeline;

public sealed class IncrementalTests : IDisposable
{
    private readonly JournalFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Only_patients_who_changed_are_written_again()
    {
        _fixture.Import("a", Patient("p"), Observation("o", "Patient/p"), Patient("q"), Observation("x", "Patient/q"), Patient("r"));
        Assert.Equal(3, _fixture.CatchUp().PatientsRenewed);
        _fixture.Import("a", Observation("x", "Patient/q", "2.0"));
        var again = _fixture.CatchUp();
        Assert.Equal((1L, _fixture.Journal.Position), (again.PatientsRenewed, again.Position));
        Assert.Equal([(2L, 2L)], Manifest.Parts[0].Hidden);
        Assert.Equal([(2L, 2L)], Manifest.Parts[1].Patients);
        Assert.Equal(["p|1.0", "q|2.0"], _fixture.Ask("SELECT p.resource_id, o.value FROM observations o JOIN patients p USING (patient) ORDER BY 1"));
    }

    [Fact]
    public void Nothing_new_writes_nothing()
    {
        _fixture.Import("a", Patient("p"), Observation("o", "Patient/p"));
        _fixture.CatchUp();
        var written = Directory.GetLastWriteTimeUtc(OmopFiles.FileIn(_fixture.Workspace.TimelineDirectory, "person"));
        _fixture.Record("p");
        var again = _fixture.CatchUp();
        Assert.Equal((0L, _fixture.Journal.Position), (again.PatientsRenewed, again.Position));
        Assert.Equal(written, Directory.GetLastWriteTimeUtc(OmopFiles.FileIn(_fixture.Workspace.TimelineDirectory, "person")));
        Assert.Equal(1, again.Rows["observations"]);
    }

    [Fact]
    public void Who_became_a_part_of_another_vanishes()
    {
        _fixture.Import("a", Patient("p"), Observation("o", "Patient/p"));
        _fixture.Import("b", Patient("q"), Observation("o", "Patient/q", "2.0"));
        _fixture.CatchUp();
        Assert.Equal(["1|1", "2|1"], _fixture.Ask("SELECT patient, count(*) FROM observations GROUP BY patient ORDER BY patient"));
        _fixture.Import("a", WithIdentifier("p", "mrn|1"));
        _fixture.Import("b", WithIdentifier("q", "mrn|1"));
        var again = _fixture.CatchUp();
        Assert.Equal((1L, 1L, 2L), (again.Rows["patients"], again.Rows["omop.person"], again.Rows["omop.measurement"]));
        Assert.Equal(["1|2"], _fixture.Ask("SELECT patient, count(*) FROM observations GROUP BY patient"));
        Assert.Equal(["a|p", "b|q"], _fixture.Ask("SELECT source, resource_id FROM omop.fhir_lookup WHERE omop_table = 'person' ORDER BY 1"));
    }

    [Fact]
    public void A_row_keeps_its_number_when_its_resource_is_corrected()
    {
        _fixture.Import("a", Patient("p"), Observation("o", "Patient/p"), Observation("x", "Patient/p"));
        _fixture.CatchUp();
        var before = _fixture.Ask("SELECT omop_id, resource_id FROM omop.fhir_lookup WHERE omop_table = 'measurement' ORDER BY 2");
        _fixture.Import("a", Observation("o", "Patient/p", "7"), Observation("new", "Patient/p"));
        _fixture.CatchUp();
        Assert.Equal(before, _fixture.Ask("SELECT omop_id, resource_id FROM omop.fhir_lookup WHERE omop_table = 'measurement' AND resource_id <> 'new' ORDER BY 2"));
        Assert.Equal(3, _fixture.Ask("SELECT DISTINCT measurement_id FROM omop.measurement").Length);
    }

    [Fact]
    public void Many_small_parts_become_one()
    {
        _fixture.Import("a", [.. Enumerable.Range(0, 40).Select(i => Patient($"p{i}"))]);
        for (var i = 0; i < 12; i++)
        {
            _fixture.Import("a", Observation($"o{i}", $"Patient/p{i}"));
            _fixture.CatchUp();
            Assert.InRange(Manifest.Parts.Count, 1, 9);
            Assert.Equal([$"40|{i + 1}"], _fixture.Ask("SELECT (SELECT count(*) FROM patients), (SELECT count(*) FROM observations)"));
        }

        Assert.InRange(Manifest.Parts.Count, 1, 4);
        Assert.Equal(Manifest.Parts.Count, Directory.GetDirectories(TimelinePart.AllIn(_fixture.Workspace.TimelineDirectory)).Length);
    }

    [Fact]
    public void A_rebuilt_timeline_has_the_same_rows_in_the_same_order()
    {
        _fixture.Import("a", [.. Enumerable.Range(0, 300).SelectMany(i => new[] { Patient($"p{i}"), Observation($"o{i}", $"Patient/p{i * 7 % 300}") })]);
        _fixture.CatchUp();
        var before = InOrder();
        Directory.Delete(_fixture.Workspace.TimelineDirectory, recursive: true);
        _fixture.CatchUp();
        Assert.Equal(before, InOrder());
    }

    /// <summary>Batches of patients and observations of two sources: new ones, corrections, retractions, persons tied and parted.</summary>
    [Fact]
    public void A_timeline_that_caught_up_by_and_by_equals_one_made_anew()
    {
        var patient = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 4], (id, mark) => mark == 0 ? Patient($"p{id}") : WithIdentifier($"p{id}", $"mrn|{mark}"));
        var observation = Gen.Select(Gen.Int[0, 11], Gen.Int[0, 5], Gen.Int[1, 3], Gen.Int[0, 4], (id, of, value, status) =>
            Observation($"o{id}", $"Patient/p{of}", value.ToString(null, null)).Replace("final", status switch { 0 => "entered-in-error", 1 => "preliminary", _ => "final" }, StringComparison.Ordinal));
        var batch = Gen.Select(Gen.Bool.Select(first => first ? "a" : "b"), Gen.OneOf(patient, observation).Array[1, 6]);
        batch.List[1, 6].Sample(
            batches =>
            {
                using var fixture = new JournalFixture();
                foreach (var (source, resources) in batches)
                {
                    fixture.Import(source, resources);
                    fixture.CatchUp();
                }

                var grown = TimelineReading.All(fixture.Workspace);
                Directory.Delete(fixture.Workspace.TimelineDirectory, recursive: true);
                fixture.CatchUp();
                Assert.Equal(TimelineReading.All(fixture.Workspace), grown);
                CheckAgainstRecords(fixture);
            },
            iter: 12,
            threads: 1);
    }

    private static void CheckAgainstRecords(JournalFixture fixture)
    {
        var records = fixture.Journal.ReadAll(Now, Access).SelectMany(record => record.Facts.Select(fact => $"{record.Patient.Number}|{fact.Source.ResourceId}|{fact.Code.Value}|{fact.Value}|{fact.Source.Version}"));
        using var query = TimelineQuery.Open(fixture.Workspace, Access);
        var rows = query.Ask("SELECT patient, resource_id, code, coalesce(CASE value_kind WHEN 'quantity' THEN value || ' ' || unit ELSE value END, ''), version FROM facts WHERE superseded_at IS NULL AND status <> 'void' AND known_at <= TIMESTAMP '2026-06-30 12:00:00'");
        Assert.Equal(records.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    private TimelineManifest Manifest => TimelineManifest.Read(_fixture.Workspace.TimelineDirectory)!;

    private string[] InOrder()
    {
        using var query = TimelineQuery.Open(_fixture.Workspace, Access);
        return [.. ClinicalTables.All.Select(table => table.Name).Concat(OmopTables.All.Select(table => "omop." + table.Name)).SelectMany(table => query.Ask($"SELECT * FROM {table}"))];
    }
}
