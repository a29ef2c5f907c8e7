namespace Tabib.Record.Journal;

/// <summary>All that one connection to a journal holds, and its transactions.</summary>
internal sealed class JournalStores : IDisposable
{
    private readonly byte[] _workspaceKey;
    private readonly WorkspaceOptions _options;
    private long _dataVersion = -1;

    public JournalStores(Database database, byte[] workspaceKey, WorkspaceOptions options)
    {
        (_workspaceKey, _options) = (workspaceKey, options);
        Database = database;
        Clock = options.Clock;
        Log = new EntryLog(database);
        Subjects = new SubjectStore(database, workspaceKey, options.Keys);
        Identities = new IdentityStore(database);
        Concepts = new ConceptStore(database);
        Sources = new NameTable(database, "sources");
        Types = new NameTable(database, "types");
        FactNumbers = new FactNumbers(database);
        Log.Load();
    }

    public Database Database { get; }

    public TimeProvider Clock { get; }

    public EntryLog Log { get; }

    public SubjectStore Subjects { get; }

    public IdentityStore Identities { get; }

    public ConceptStore Concepts { get; }

    public NameStore Names => field ??= new NameStore(this);

    public NameTable Sources { get; }

    public NameTable Types { get; }

    public FactNumbers FactNumbers { get; }

    public PayloadCodec Codec { get; } = new();

    /// <summary>Another connection to the same journal, for another thread.</summary>
    public StoredResources OpenStored() => new(Database.Path, _workspaceKey, _options);

    /// <summary>Starts a write transaction and takes what other processes wrote since the last one.</summary>
    public void Begin()
    {
        Database.Execute("BEGIN IMMEDIATE");
        var version = Database.DataVersion;
        if (version == _dataVersion) return;
        _dataVersion = version;
        Log.Load();
        FactNumbers.Load();
        Subjects.Forget();
    }

    public void Commit()
    {
        Log.Save();
        FactNumbers.Save();
        Database.Execute("COMMIT");
    }

    /// <summary>Undoes the transaction and forgets what was remembered of it.</summary>
    public void Rollback()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(Database.Handle) == 0) Database.Execute("ROLLBACK");
        _dataVersion = -1;
        Log.Load();
        FactNumbers.Load();
        Subjects.Forget();
        Concepts.Forget();
        Sources.Forget();
        Types.Forget();
    }

    public void Dispose()
    {
        Subjects.Forget();
        Codec.Dispose();
        Database.Dispose();
    }
}
