using Tabib.App.Capabilities;
using Tabib.App.Records;
using Tabib.Ingest;
using Tabib.Record.Journal;
using Tabib.Tests.Record.Journal;
using static Tabib.Tests.Record.Journal.JournalFixture;

namespace Tabib.Tests.App.Records;

public sealed class ImportTimelineTests : IDisposable
{
    private readonly JournalFixture _fixture = new();
    private readonly Stages _stages = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void An_import_ends_with_a_timeline_that_has_caught_up()
    {
        var report = Run(Patient("p"), Observation("o", "Patient/p"));
        Assert.Equal((report.Position, 1L, 1L), (report.Timeline!.Position, report.Timeline.PatientsRenewed, report.Timeline.Rows["omop.measurement"]));
        Assert.InRange(report.Timeline.Seconds, 0, report.Seconds);
        Assert.Contains("timeline", _stages.Seen);
        Assert.Contains("timeline: 1 patients renewed in", Text(report), StringComparison.Ordinal);
        Assert.Equal(0, ImportText.ExitCode(report));
        Assert.Equal(0, Run(Patient("p"), Observation("o", "Patient/p")).Timeline!.PatientsRenewed);
    }

    [Fact]
    public void A_timeline_that_cannot_be_written_leaves_the_import_done()
    {
        File.WriteAllText(_fixture.Workspace.TimelineDirectory, "in the way");
        var report = Run(Patient("p"), Observation("o", "Patient/p"));
        Assert.Null(report.Timeline);
        Assert.Equal(["TML010"], report.Problems.Select(problem => problem.Code));
        Assert.Equal((2L, 1), (report.Position, ImportText.ExitCode(report)));
        Assert.Single(_fixture.Record("p").Facts);
    }

    private ImportReport Run(params string[] resources)
    {
        var path = _fixture.Write("in.ndjson", string.Join('\n', resources));
        return RecordImport.Run(_fixture.Workspace, [.. InputDiscovery.Find([path], "a", []).Select(ImportSource.Fhir)], [], strict: false, _stages, TestContext.Current.CancellationToken);
    }

    private static string Text(ImportReport report)
    {
        using var text = new StringWriter();
        ImportText.Write(report, text);
        return text.ToString();
    }

    private sealed class Stages : IProgress<ProgressReport>
    {
        public HashSet<string> Seen { get; } = [];

        public void Report(ProgressReport value) => Seen.Add(value.Stage);
    }
}
