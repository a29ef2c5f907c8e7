using Tabib.Core.Facts;

namespace Tabib.Record.Journal;

/// <summary>Ties the concept numbers of this process to those of the journal, so that several processes may add concepts at once.</summary>
internal sealed class ConceptStore
{
    private const int Unknown = 0;

    private readonly Database _database;
    private readonly List<int> _stored = [];
    private int[] _local = new int[1024];
    private long _loaded;

    public ConceptStore(Database database)
    {
        _database = database;
        Load();
    }

    /// <summary>One writer at a time: the reader of an import adds to it while this store only reads.</summary>
    public ConceptTable Table { get; } = new();

    /// <summary>The journal's number of a concept; inserted where it is new. Within a write transaction.</summary>
    public int Store(int local)
    {
        while (_stored.Count <= local) _stored.Add(Unknown);
        if (_stored[local] != Unknown) return _stored[local];
        var code = Table.CodeOf(local);
        var display = Table.DisplayOf(local);
        var number = (int)(_database.Prepare("SELECT number FROM concepts WHERE system = ? AND code = ? AND display = ?").Bind(1, code.System).Bind(2, code.Value).Bind(3, display).Scalar()
            ?? Insert(code.System, code.Value, display));
        Tie(local, number);
        return number;
    }

    /// <summary>The number in <see cref="Table"/> of a stored concept.</summary>
    public int Local(int stored)
    {
        if (stored < _local.Length && _local[stored] != 0) return _local[stored] - 1;
        Load();
        return stored < _local.Length && _local[stored] != 0 ? _local[stored] - 1 : throw _database.Fault(SQLitePCL.raw.SQLITE_CORRUPT);
    }

    /// <summary>Forgets numbers of a transaction that was rolled back.</summary>
    public void Forget()
    {
        _stored.Clear();
        Array.Clear(_local);
        _loaded = 0;
    }

    private void Load()
    {
        var rows = _database.Prepare("SELECT number, system, code, display FROM concepts WHERE number > ? ORDER BY number").Bind(1, _loaded);
        while (rows.Step())
        {
            _loaded = rows.Int64(0);
            Tie(Table.Intern(rows.Bytes(1), rows.Bytes(2), rows.Bytes(3)), (int)_loaded);
        }

        rows.Reset();
    }

    private void Tie(int local, int stored)
    {
        while (_stored.Count <= local) _stored.Add(Unknown);
        _stored[local] = stored;
        if (stored >= _local.Length) Array.Resize(ref _local, Math.Max(stored + 1, _local.Length * 2));
        _local[stored] = local + 1;
    }

    private long Insert(string system, string code, string display)
    {
        _database.Prepare("INSERT INTO concepts(system, code, display) VALUES (?, ?, ?)").Bind(1, system).Bind(2, code).Bind(3, display).Run();
        return _database.Prepare("SELECT last_insert_rowid()").Scalar()!.Value;
    }
}
