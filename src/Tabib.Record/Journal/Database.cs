using Microsoft.Data.Sqlite;
using SQLitePCL;
using Tabib.Core.Outcomes;

namespace Tabib.Record.Journal;

/// <summary>One connection to the journal's SQLite file: write-ahead log, every commit on disk before it counts.</summary>
internal sealed class Database : IDisposable
{
    public const int CacheKilobytes = 48 << 10;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, Statement> _statements = [];
    private readonly string _path;
    private readonly Func<string?> _holder;

    /// <param name="path">The file; made where it is not there.</param>
    /// <param name="waiting">How long to wait for another writer.</param>
    /// <param name="holder">Names who is writing, for the message when waiting was in vain.</param>
    public Database(string path, bool readOnly, TimeSpan waiting, Func<string?> holder)
    {
        (_path, _holder) = (path, holder);
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
        }.ToString());
        try
        {
            _connection.Open();
            Check(raw.sqlite3_busy_timeout(Handle, (int)waiting.TotalMilliseconds));
            if (!readOnly)
            {
                Execute("PRAGMA page_size=8192");
                Execute("PRAGMA journal_mode=WAL");
                Execute("PRAGMA synchronous=FULL");
                Execute("PRAGMA wal_autocheckpoint=4096");
                Execute("PRAGMA secure_delete=FAST");
            }

            Execute($"PRAGMA cache_size=-{CacheKilobytes}");
            Execute("PRAGMA temp_store=MEMORY");
        }
        catch (SqliteException fault)
        {
            _connection.Dispose();
            throw Fault(fault.SqliteErrorCode, fault);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Path => _path;

    public sqlite3 Handle => _connection.Handle!;

    /// <summary>Changes when another connection commits.</summary>
    public long DataVersion => Prepare("PRAGMA data_version").Scalar() ?? 0;

    /// <summary>The statement for this text, prepared once.</summary>
    public Statement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement)) _statements[sql] = statement = new Statement(this, sql);
        return statement;
    }

    public void Execute(string sql) => Check(raw.sqlite3_exec(Handle, sql));

    public void Check(int result)
    {
        if (result != raw.SQLITE_OK) throw Fault(result);
    }

    public ProblemException Fault(int result, Exception? inner = null)
    {
        var location = new ProblemLocation(_path);
        return (result & 0xFF) switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => Problem("JRN010", $"The workspace is being written by {_holder() ?? "another process"}.", "Wait until it is done, or stop it."),
            raw.SQLITE_FULL => Problem("JRN011", "The disk is full. What was committed before is kept; nothing is half-written.", "Make room and run the same command again: it goes on where it stopped."),
            raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_AUTH => Problem("JRN012", "The workspace cannot be written.", "Check the folder's permissions, or name another with --workspace."),
            raw.SQLITE_IOERR => Problem("JRN013", $"Reading or writing the journal failed ({raw.sqlite3_errmsg(Handle).utf8_to_string()}).", "Check the disk."),
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => new ProblemException(new Problem("JRN014", ProblemSeverity.Fatal, "This is no journal of Tabib, or it is damaged.", location, "Restore the workspace from its backup."), ProblemKind.BadData, inner),
            _ => new ProblemException(new Problem("JRN015", ProblemSeverity.Fatal, $"The journal failed: {raw.sqlite3_errmsg(Handle).utf8_to_string()} ({result}).", location), ProblemKind.Software, inner),
        };

        ProblemException Problem(string code, string message, string hint) =>
            new(new Problem(code, ProblemSeverity.Fatal, message, location, hint), ProblemKind.InputOutput, inner);
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
        _statements.Clear();
        _connection.Dispose();
    }
}
