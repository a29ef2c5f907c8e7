using System.Diagnostics;
using Tabib.App.Capabilities;
using Tabib.Core.Outcomes;
using Tabib.Ingest;
using Tabib.Ingest.Fhir;
using Tabib.Record.Journal;
using Tabib.Record.Timeline;

namespace Tabib.App.Records;

/// <summary>The steps of an import that the verbs share: journal the files, take the timeline to the journal's end, and say what became of them.</summary>
internal static class RecordImport
{
    public static ImportReport Run(Workspace workspace, IReadOnlyList<ImportSource> sources, IEnumerable<Problem> found, bool strict, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var options = new FhirReadOptions { Strict = strict, Now = TimeProvider.System.GetUtcNow() };
        var relay = new Relay(progress);
        var result = workspace.Journal.Import([.. sources.Where(source => !BelongsToKnown(source))], options, relay, cancellation);
        if (sources.Any(BelongsToKnown)) result = result.With(workspace.Journal.Import([.. sources.Where(BelongsToKnown)], options, relay, cancellation));
        var tally = result.Problems;
        tally.AddRange(found);
        var timeline = CatchUp(workspace, tally, progress, cancellation);
        var seconds = clock.Elapsed.TotalSeconds;
        var read = result.Types.Values.Sum(counts => counts.Read);
        return new ImportReport(
            workspace.Directory,
            [.. result.Types.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new ImportTypeCount(pair.Key.Length > 0 ? pair.Key : "(unreadable)", pair.Value.Read, pair.Value.Added, pair.Value.NewVersions, pair.Value.Unchanged, pair.Value.Refused))],
            ImportProblemCount.Of(tally),
            workspace.Journal.Position,
            Convert.ToHexStringLower(workspace.Journal.RootHash),
            timeline,
            seconds,
            read / seconds,
            result.Bytes / 1e6 / seconds);
    }

    /// <summary>The timeline is made from the journal: where it cannot be written, the import is done all the same, and says so.</summary>
    private static ImportTimeline? CatchUp(Workspace workspace, ProblemTally problems, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            var done = PatientTimeline.CatchUp(workspace, new TimelineRelay(progress), cancellation);
            problems.AddRange(done.Problems);
            return new ImportTimeline(done.Position, done.PatientsRenewed, done.Rows, clock.Elapsed.TotalSeconds);
        }
        catch (ProblemException fault)
        {
            problems.Add(fault.Problem);
            return null;
        }
    }

    /// <summary>Genome files are attached to patients who are in the journal: they are read when everything else is.</summary>
    private static bool BelongsToKnown(ImportSource source) => source.File.Format is InputFormat.Vcf or InputFormat.Bcf;

    private sealed class Relay(IProgress<ProgressReport> progress) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => progress.Report(new ProgressReport("import", value.Done / 1e6, value.Total / 1e6, "MB"));
    }

    private sealed class TimelineRelay(IProgress<ProgressReport> progress) : IProgress<TimelineProgress>
    {
        public void Report(TimelineProgress value) => progress.Report(new ProgressReport("timeline", value.Done, value.Total, "patients"));
    }
}
