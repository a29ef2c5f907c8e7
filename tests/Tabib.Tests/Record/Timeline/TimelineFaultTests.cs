using Tabib.Core.Outcomes;
using Tabib.Record.Timeline;
using Tabib.Tests.Record.Journal;
using static Tabib.Tests.Record.Journal.JournalFixture;

namespace Tabib.Tests.Record.Timeline;

public sealed class TimelineFaultTests : IDisposable
{
    private readonly JournalFixture _fixture = new();

    public TimelineFaultTests() => _fixture.Import("a", Patient("p"), Observation("o", "Patient/p"), Patient("q"));

    public void Dispose() => _fixture.Dispose();

    private string Folder => _fixture.Workspace.TimelineDirectory;

    [Theory]
    [InlineData("manifest.json", "TML001")]
    [InlineData("parts/000001/facts.parquet", "TML002")]
    [InlineData("parts/000001/patients.parquet", "TML002")]
    public void What_is_missing_is_made_anew(string file, string code)
    {
        _fixture.CatchUp();
        var before = TimelineReading.All(_fixture.Workspace);
        File.Delete(Path.Combine(Folder, file));
        Assert.Equal("TML005", Assert.Throws<ProblemException>(() => TimelineQuery.Open(_fixture.Workspace, Access)).Problem.Code);
        Renewed(code, before);
    }

    [Theory]
    [InlineData("manifest.json", "TML001")]
    [InlineData("parts/000001/facts.parquet", "TML002")]
    public void What_is_damaged_is_made_anew(string file, string code)
    {
        _fixture.CatchUp();
        var before = TimelineReading.All(_fixture.Workspace);
        var bytes = File.ReadAllBytes(Path.Combine(Folder, file));
        bytes[bytes.Length / 2] ^= 0x80;
        File.WriteAllBytes(Path.Combine(Folder, file), bytes);
        Renewed(code, before);
    }

    [Fact]
    public void An_omop_file_that_is_missing_is_written_again()
    {
        _fixture.CatchUp();
        var file = OmopFiles.FileIn(Folder, "person");
        File.Delete(file);
        Assert.Empty(_fixture.CatchUp().Problems);
        Assert.Equal(2, _fixture.OmopFile("person").Length);
    }

    [Fact]
    public void A_timeline_of_another_journal_is_not_believed()
    {
        _fixture.CatchUp();
        var before = TimelineReading.All(_fixture.Workspace);
        using var other = _fixture.Open("other");
        _fixture.Import(other.Journal, "b", Patient("x"), Patient("y"), Patient("z"));
        PatientTimeline.CatchUp(other, null, TestContext.Current.CancellationToken);
        Directory.Delete(Folder, recursive: true);
        Directory.Move(other.TimelineDirectory, Folder);
        Renewed("TML003", before);
    }

    [Fact]
    public void A_timeline_that_is_ahead_of_its_journal_is_not_believed()
    {
        var manifest = new TimelineManifest(_fixture.Journal.Position + 5, "", [], new Dictionary<string, long>(), new Dictionary<string, StoredFile>());
        Directory.CreateDirectory(Folder);
        manifest.Write(Folder);
        Assert.Equal(["TML003"], _fixture.CatchUp().Problems.Select(problem => problem.Code));
        Assert.Equal(2, _fixture.Ask("SELECT * FROM patients").Length);
    }

    /// <summary>As a kill leaves it: new parts and half of the new files for other programs are there, the manifest is the old one.</summary>
    [Fact]
    public void A_catch_up_that_was_killed_leaves_the_state_before_and_the_next_one_tidies()
    {
        _fixture.CatchUp();
        var manifest = File.ReadAllBytes(TimelineManifest.PathIn(Folder));
        var before = TimelineReading.All(_fixture.Workspace);
        _fixture.Import("a", Observation("x", "Patient/q", "2.0"));
        _fixture.CatchUp();
        var after = TimelineReading.All(_fixture.Workspace);
        File.WriteAllBytes(TimelineManifest.PathIn(Folder), manifest);
        File.WriteAllText(TimelineManifest.PathIn(Folder) + ".tmp", "{");
        Directory.CreateDirectory(Path.Combine(Folder, OmopFiles.TemporaryName));
        Directory.CreateDirectory(Path.Combine(Folder, "parts", "000003.tmp"));

        Assert.Equal(before, TimelineReading.All(_fixture.Workspace));
        Assert.Empty(_fixture.CatchUp().Problems);
        Assert.Equal(after, TimelineReading.All(_fixture.Workspace));
        Assert.Equal(["lock", "manifest.json", "omop", "parts"], Directory.GetFileSystemEntries(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(["000001", "000002"], Directory.GetDirectories(Path.Combine(Folder, "parts")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(2, _fixture.OmopFile("measurement").Length);
    }

    [Fact]
    public void A_cancelled_catch_up_leaves_the_state_before()
    {
        _fixture.CatchUp();
        var before = TimelineReading.All(_fixture.Workspace);
        _fixture.Import("a", Observation("x", "Patient/q", "2.0"));
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => PatientTimeline.CatchUp(_fixture.Workspace, new Cancelling(stop), stop.Token));
        Assert.Equal(before, TimelineReading.All(_fixture.Workspace));
        Assert.Equal(1, _fixture.CatchUp().PatientsRenewed);
    }

    [Fact]
    public void Who_finds_another_at_it_leaves_it_to_the_other()
    {
        _fixture.CatchUp();
        _fixture.Import("a", Observation("x", "Patient/q", "2.0"));
        using (TimelineLock.Take(Folder, TimeSpan.Zero, TestContext.Current.CancellationToken))
        {
            var left = PatientTimeline.CatchUp(_fixture.Workspace, TimeSpan.FromMilliseconds(30), null, TestContext.Current.CancellationToken);
            Assert.Equal(["TML004"], left.Problems.Select(problem => problem.Code));
            Assert.Equal((3L, 1L), (left.Position, left.Rows["observations"]));
        }

        Assert.Equal(2, _fixture.CatchUp().Rows["observations"]);
    }

    [Fact]
    public async Task Several_at_once_end_with_one_right_timeline()
    {
        var stop = TestContext.Current.CancellationToken;
        var all = Enumerable.Range(0, 4).Select(_ => _fixture.Open()).ToArray();
        await Task.WhenAll(all.Select(workspace => Task.Run(() => PatientTimeline.CatchUp(workspace, null, stop), stop)));
        foreach (var workspace in all) workspace.Dispose();
        Assert.Equal(["2|1"], _fixture.Ask("SELECT (SELECT count(*) FROM patients), (SELECT count(*) FROM observations)"));
        Assert.Empty(_fixture.CatchUp().Problems);
    }

    [Fact]
    public void An_open_query_outlives_the_next_catch_up()
    {
        _fixture.CatchUp();
        using var query = TimelineQuery.Open(_fixture.Workspace, Access);
        _fixture.Import("a", Observation("o", "Patient/p", "9"), Patient("q", ",\"gender\":\"male\""));
        _fixture.CatchUp();
        Assert.Equal(["9"], _fixture.Ask("SELECT value FROM observations"));
        Assert.Equal(["1.0"], query.Ask("SELECT value FROM observations"));
    }

    [Fact]
    public void A_folder_with_signs_that_mean_something_to_the_database_is_a_folder()
    {
        using var odd = _fixture.Open("it's [a] 'w*'");
        _fixture.Import(odd.Journal, "a", Patient("p"), Observation("o", "Patient/p"));
        PatientTimeline.CatchUp(odd, null, TestContext.Current.CancellationToken);
        Assert.Equal(["1"], TimelineReading.Ask(odd, "SELECT count(*) FROM observations"));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_a_problem_with_a_code()
    {
        File.WriteAllText(Folder, "in the way");
        var fault = Assert.Throws<ProblemException>(() => _fixture.CatchUp());
        Assert.Equal(("TML010", ProblemKind.InputOutput), (fault.Problem.Code, fault.Kind));
        _fixture.Import("a", Patient("z"));
    }

    private void Renewed(string code, string[] expected)
    {
        Assert.Equal([code], _fixture.CatchUp().Problems.Select(problem => problem.Code));
        Assert.Equal(expected, TimelineReading.All(_fixture.Workspace));
        Assert.Empty(_fixture.CatchUp().Problems);
    }

    private sealed class Cancelling(CancellationTokenSource stop) : IProgress<TimelineProgress>
    {
        public void Report(TimelineProgress value) => stop.Cancel();
    }
}
