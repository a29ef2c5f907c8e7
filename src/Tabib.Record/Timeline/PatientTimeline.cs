using DuckDB.NET.Data;
using Tabib.Core.Outcomes;
using Tabib.Record.Journal;

namespace Tabib.Record.Timeline;

/// <summary>The columns for analytics: Parquet files made from the journal, which is the only truth. It may lag behind and states its position; a catch-up takes it to the journal's end.</summary>
public static class PatientTimeline
{
    private static readonly TimeSpan Waiting = TimeSpan.FromSeconds(30);

    /// <summary>Writes the patients whose facts changed since the timeline's position. What is missing, damaged or of another journal is made anew. Where another process is at it, this one waits half a minute, then leaves it to the other.</summary>
    /// <exception cref="ProblemException">TML010: its files cannot be written.</exception>
    public static TimelineCatchUp CatchUp(Workspace workspace, IProgress<TimelineProgress>? progress = null, CancellationToken cancellation = default) =>
        CatchUp(workspace, Waiting, progress, cancellation);

    internal static TimelineCatchUp CatchUp(Workspace workspace, TimeSpan waiting, IProgress<TimelineProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var directory = workspace.TimelineDirectory;
        try
        {
            Directory.CreateDirectory(directory);
            using var held = TimelineLock.Take(directory, waiting, cancellation);
            if (held is null) return LeftToAnother(directory);
            using var journal = workspace.Journal.Snapshot();
            return new TimelineUpdate(directory, journal, workspace.Journal.Concepts, progress, cancellation).Run();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DuckDBException or DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            throw new ProblemException(
                new Problem("TML010", ProblemSeverity.Error, $"The timeline could not be written: {fault.Message}", new ProblemLocation(directory), "The journal is right all the same. Make room or check the folder's permissions; the next import catches up."),
                ProblemKind.InputOutput,
                fault);
        }
    }

    private static TimelineCatchUp LeftToAnother(string directory)
    {
        var problem = new Problem("TML004", ProblemSeverity.Information, "Another process is writing the timeline; it was left to it.", new ProblemLocation(directory), "The next import catches up.");
        try
        {
            var manifest = TimelineManifest.Read(directory);
            return new TimelineCatchUp(manifest?.Position ?? 0, 0, manifest?.AllRows ?? [], [problem]);
        }
        catch (FormatException)
        {
            return new TimelineCatchUp(0, 0, new Dictionary<string, long>(), [problem]);
        }
    }
}
