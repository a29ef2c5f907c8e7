using System.Text;
using SQLitePCL;

namespace Tabib.Record.Journal;

/// <summary>A prepared statement that takes and gives spans, so that the paths where every microsecond counts allocate nothing.</summary>
internal sealed class Statement : IDisposable
{
    private readonly Database _database;
    private readonly sqlite3_stmt _handle;

    public Statement(Database database, string sql)
    {
        _database = database;
        database.Check(raw.sqlite3_prepare_v2(database.Handle, sql, out _handle));
    }

    public Statement Bind(int index, long value)
    {
        _database.Check(raw.sqlite3_bind_int64(_handle, index, value));
        return this;
    }

    public Statement Bind(int index, ReadOnlySpan<byte> blob)
    {
        _database.Check(blob.IsEmpty ? raw.sqlite3_bind_zeroblob(_handle, index, 0) : raw.sqlite3_bind_blob(_handle, index, blob));
        return this;
    }

    public Statement BindText(int index, ReadOnlySpan<byte> utf8)
    {
        _database.Check(utf8.IsEmpty ? raw.sqlite3_bind_text(_handle, index, "") : raw.sqlite3_bind_text(_handle, index, utf8));
        return this;
    }

    public Statement Bind(int index, string text)
    {
        _database.Check(raw.sqlite3_bind_text(_handle, index, text));
        return this;
    }

    /// <returns>True where a row came.</returns>
    public bool Step()
    {
        var result = raw.sqlite3_step(_handle);
        if (result == raw.SQLITE_ROW) return true;
        if (result == raw.SQLITE_DONE) return false;
        raw.sqlite3_reset(_handle);
        throw _database.Fault(result);
    }

    /// <summary>Runs to the end and makes ready for the next run.</summary>
    public void Run()
    {
        while (Step())
        {
        }

        Reset();
    }

    public void Reset() => raw.sqlite3_reset(_handle);

    /// <summary>The first column of the first row as a number; null where there is no row.</summary>
    public long? Scalar()
    {
        long? value = Step() ? Int64(0) : null;
        Reset();
        return value;
    }

    public long Int64(int column) => raw.sqlite3_column_int64(_handle, column);

    public int Int32(int column) => raw.sqlite3_column_int(_handle, column);

    /// <summary>Bytes of a blob or text; valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_handle, column);

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public void Dispose() => _handle.Dispose();
}
