using System.Data.Common;
using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Record.Cohorts;
using Tabib.Record.Cohorts.Definitions;
using Tabib.Record.Journal;
using Tabib.Record.Timeline;

namespace Tabib.App.Cohorts;

/// <summary>The record that a command asks, opened: the workspace's timeline, taken to the journal's end first, or OMOP tables.</summary>
internal sealed class CohortInput : IDisposable
{
    private readonly TimelineQuery? _timeline;
    private readonly OmopRecord? _omop;

    private CohortInput(CohortOptions options, CohortDefinition definition, Workspace? workspace, TimelineQuery? timeline, OmopRecord? omop, IReadOnlyList<string> notes, DateTimeOffset asOf)
    {
        (Options, Definition, Workspace, _timeline, _omop, Notes, AsOf) = (options, definition, workspace, timeline, omop, notes, asOf);
    }

    public CohortOptions Options { get; }

    public CohortDefinition Definition { get; }

    /// <summary>Null where OMOP tables are asked.</summary>
    public Workspace? Workspace { get; }

    public IReadOnlyList<string> Notes { get; }

    public DateTimeOffset AsOf { get; }

    private DbConnection Connection => _timeline?.Connection ?? _omop!.Connection;

    private CohortSource Source => _omop?.Source ?? CohortSource.Timeline;

    /// <exception cref="ProblemException">The definition or the record cannot be used.</exception>
    public static CohortInput Open(CohortOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        if (options.Threads < 1) throw Fault.InOption("--threads", "The number of threads is at least 1.");
        if (options.Omop is not null && options.Workspace is not null) throw Fault.InOption("--omop", "A cohort is asked of the workspace or of OMOP tables.");
        var definition = StoredDefinitions.Open(options.Definition, options.Workspace);
        var asOf = options.AsOf ?? TimeProvider.System.GetUtcNow();
        if (options.Omop is { } folder)
        {
            if (definition.Features.Any(feature => feature.Take == FeatureTake.Phenotype)) throw Fault.InData("COH014", options.Definition, "OMOP tables hold no calls of pharmacogenes: a phenotype cannot be taken from them.", "Leave the feature out.");
            progress.Report(new ProgressReport("read", 0, 0, "tables"));
            return new CohortInput(options, definition, null, null, OmopRecord.Open(folder, options.Threads, cancellation), [], asOf);
        }

        var workspace = Workspace.Open(WorkspacePath.Resolve(options.Workspace), new WorkspaceOptions { Command = "tabib cohorts" });
        try
        {
            var caughtUp = PatientTimeline.CatchUp(workspace, new TimelineRelay(progress), cancellation);
            var timeline = TimelineQuery.Open(workspace, AccessContext.CommandLine(options.Purpose));
            if (options.Threads is { } threads) SetThreads(timeline.Connection, threads);
            return new CohortInput(options, definition, workspace, timeline, null, [.. caughtUp.Problems.Select(problem => problem.ToString())], asOf);
        }
        catch
        {
            workspace.Dispose();
            throw;
        }
    }

    /// <exception cref="ProblemException">COH012: a table holds what it should not.</exception>
    public Cohort Choose(CancellationToken cancellation) => Cohort.Choose(Connection, Source, Definition, AsOf, cancellation);

    /// <summary>As <see cref="Choose"/>, for those who need people.</summary>
    /// <exception cref="ProblemException">COH010, COH011: nobody is in it.</exception>
    public Cohort ChooseSome(CancellationToken cancellation)
    {
        var cohort = Choose(cancellation);
        if (cohort.Patients > 0) return cohort;
        var last = cohort.Attrition.First(step => step.Patients == 0);
        var isIndex = last == cohort.Attrition[0] || last == cohort.Attrition[1];
        throw Fault.InData(
            isIndex ? "COH010" : "COH011", Options.Definition, isIndex ? "No patient has an index moment." : $"Nobody is left after the rule '{last.Rule}'.",
            $"Run: tabib cohorts count {Options.Definition}");
    }

    public void Dispose()
    {
        _timeline?.Dispose();
        _omop?.Dispose();
        Workspace?.Dispose();
    }

    private static void SetThreads(DbConnection connection, int threads)
    {
        using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SET threads = {threads}");
        command.ExecuteNonQuery();
    }

    private sealed class TimelineRelay(IProgress<ProgressReport> progress) : IProgress<TimelineProgress>
    {
        public void Report(TimelineProgress value) => progress.Report(new ProgressReport("timeline", value.Done, value.Total, "patients"));
    }
}
