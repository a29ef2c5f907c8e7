using System.Data.Common;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Record.Journal;

namespace Tabib.Record.Timeline;

/// <summary>A timeline to be asked in SQL: a database in memory with a view for each table, those of OMOP in the schema "omop". It keeps showing the state at which it was opened, until the catch-up after next.</summary>
public sealed class TimelineQuery : IDisposable
{
    private readonly TimelineDatabase _database;

    private TimelineQuery(TimelineDatabase database, long position) => (_database, Position) = (database, position);

    /// <summary>Number of the journal's entries that it shows.</summary>
    public long Position { get; }

    /// <summary>DuckDB.</summary>
    public DbConnection Connection => _database.Connection;

    /// <summary>The access is journalled first.</summary>
    /// <exception cref="ProblemException">TML005: there is no timeline, or it is damaged.</exception>
    public static TimelineQuery Open(Workspace workspace, AccessContext access)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var directory = workspace.TimelineDirectory;
        var manifest = Manifest(directory) ?? throw Unusable(directory);
        workspace.Journal.RecordQuery(access);
        var database = TimelineDatabase.ForQueries();
        try
        {
            TimelineViews.Create(database, directory, manifest);
            return new TimelineQuery(database, manifest.Position);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public void Dispose() => _database.Dispose();

    private static TimelineManifest? Manifest(string directory)
    {
        try
        {
            var manifest = TimelineManifest.Read(directory);
            return manifest is not null && manifest.HasLengths(directory) ? manifest : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static ProblemException Unusable(string directory) => new(
        new Problem("TML005", ProblemSeverity.Fatal, "There is no timeline here, or it is damaged.", new ProblemLocation(directory), "Import something, or run the same import again: it makes the timeline anew."),
        ProblemKind.InputMissing);
}
