using System.Text;
using Tabib.Core.Outcomes;

namespace Tabib.Record.Journal;

/// <summary>One folder that holds all that Tabib keeps: the journal and what is made from it.</summary>
public sealed class Workspace : IDisposable
{
    private const string JournalName = "journal.db";
    private const string WriterName = "writer.txt";
    private const string IdName = "id";

    private readonly string _writer;

    private Workspace(string directory, JournalStores stores, string writer)
    {
        Directory = directory;
        Journal = new PatientJournal(stores);
        _writer = writer;
    }

    public string Directory { get; }

    public PatientJournal Journal { get; }

    /// <summary>Where the columns for analytics are.</summary>
    public string TimelineDirectory => Path.Combine(Directory, "timeline");

    /// <exception cref="ProblemException">JRN023: there is none and it was not to be made; JRN010 to JRN019: it cannot be opened.</exception>
    public static Workspace Open(string directory, WorkspaceOptions? options = null)
    {
        options ??= new WorkspaceOptions();
        var path = Path.Combine(directory, JournalName);
        var isNew = !File.Exists(path);
        if (isNew && !options.Create)
        {
            throw new ProblemException(
                new Problem("JRN023", ProblemSeverity.Fatal, "There is no workspace here.", new ProblemLocation(directory), "Import something first (tabib import), or name the workspace with --workspace."),
                ProblemKind.InputMissing);
        }

        if (isNew) MakeDirectory(directory);
        var writer = Path.Combine(directory, WriterName);
        var database = new Database(path, readOnly: false, options.Waiting, () => Holder(writer));
        try
        {
            JournalSchema.Ensure(database, readOnly: false);
            var key = Key(database, options);
            var stores = new JournalStores(database, key, options);
            if (options.Create) NoteWriter(writer, options);
            return new Workspace(directory, stores, writer);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Looks whether a workspace could be written now: its key is there, its journal opens, and nobody else is writing. Changes nothing.</summary>
    /// <returns>The number of entries of its journal.</returns>
    /// <exception cref="ProblemException">JRN010 to JRN019: why not; JRN023: there is none.</exception>
    public static long Probe(string directory, WorkspaceOptions? options = null)
    {
        using var workspace = Open(directory, (options ?? new WorkspaceOptions()) with { Create = false, Waiting = TimeSpan.Zero });
        workspace.Journal.TryWriting();
        return workspace.Journal.Position;
    }

    public void Dispose()
    {
        Journal.Dispose();
        try
        {
            if (Holder(_writer)?.Contains($"process {Environment.ProcessId} ", StringComparison.Ordinal) == true) File.Delete(_writer);
        }
        catch (IOException)
        {
            // Another process has noted itself meanwhile; the note is only for messages.
        }
    }

    private static byte[] Key(Database database, WorkspaceOptions options)
    {
        if (Id(database) is { } id) return WorkspaceKey.Read(id, options);
        database.Execute("BEGIN IMMEDIATE");
        if (Id(database) is { } other)
        {
            database.Execute("ROLLBACK");
            return WorkspaceKey.Read(other, options);
        }

        id = Guid.CreateVersion7(options.Clock.GetUtcNow()).ToString("N");
        var key = WorkspaceKey.Create(id, options);
        database.Prepare("INSERT INTO meta(name, value) VALUES (?, ?)").Bind(1, IdName).Bind(2, Encoding.ASCII.GetBytes(id)).Run();
        new SubjectStore(database, key, options.Keys).CreateShared();
        database.Execute("COMMIT");
        return key;
    }

    private static string? Id(Database database)
    {
        var row = database.Prepare("SELECT value FROM meta WHERE name = ?").Bind(1, IdName);
        var id = row.Step() ? Encoding.ASCII.GetString(row.Bytes(0)) : null;
        row.Reset();
        return id;
    }

    private static void MakeDirectory(string directory)
    {
        try
        {
            System.IO.Directory.CreateDirectory(directory);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(
                new Problem("JRN012", ProblemSeverity.Fatal, "The workspace cannot be written.", new ProblemLocation(directory), "Check the folder's permissions, or name another with --workspace."),
                ProblemKind.InputOutput,
                fault);
        }
    }

    private static void NoteWriter(string path, WorkspaceOptions options)
    {
        try
        {
            File.WriteAllText(path, $"process {Environment.ProcessId} ({options.Command}) since {options.Clock.GetUtcNow():yyyy-MM-dd HH:mm:ss}Z");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The note is only for messages.
        }
    }

    private static string? Holder(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
