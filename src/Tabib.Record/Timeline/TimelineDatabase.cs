using DuckDB.NET.Data;

namespace Tabib.Record.Timeline;

/// <summary>DuckDB in memory: a database that is nowhere kept, for making and for reading Parquet files.</summary>
internal sealed class TimelineDatabase : IDisposable
{
    /// <summary>Folder for what does not fit into memory.</summary>
    public const string SpillName = "spill";

    private const string WritingMemory = "160MB";

    /// <summary>Rows of a row group: small enough that the cores share the work of one part.</summary>
    private const int RowGroup = 24_576;

    private TimelineDatabase(string settings)
    {
        Connection = new DuckDBConnection("DataSource=:memory:");
        Connection.Open();
        Execute($"SET autoinstall_known_extensions = false; SET autoload_known_extensions = false; SET preserve_insertion_order = true; {settings}");
    }

    /// <summary>For a catch-up: within bounded memory, whatever the size of the timeline.</summary>
    /// <param name="directory">Of the timeline; what does not fit into memory is put down in it for the while.</param>
    public static TimelineDatabase ForWriting(string directory) => new($"SET memory_limit = '{WritingMemory}'; SET temp_directory = {Quote(Path.Combine(directory, SpillName))}");

    /// <summary>For queries: in memory alone, nothing is put down anywhere.</summary>
    public static TimelineDatabase ForQueries() => new("SET temp_directory = ''");

    public DuckDBConnection Connection { get; }

    /// <returns>How many rows it wrote.</returns>
    public long Execute(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    public long Count(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Writes the rows of a query, in their order.</summary>
    public StoredFile WriteParquet(string query, string path) =>
        StoredFile.Of(path, Execute($"COPY ({query}) TO {Quote(path)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE {RowGroup})"));

    public static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A path that is to be read, which DuckDB would take for a pattern.</summary>
    public static string QuotePath(string path) => Quote(string.Concat(path.Select(letter => letter is '[' or '*' or '?' ? $"[{letter}]" : letter.ToString())));

    public void Dispose() => Connection.Dispose();
}
