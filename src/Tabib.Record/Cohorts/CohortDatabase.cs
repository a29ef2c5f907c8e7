using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;
using Tabib.Core.Outcomes;

namespace Tabib.Record.Cohorts;

/// <summary>SQL on a connection to DuckDB, which can be stopped.</summary>
internal sealed class CohortDatabase(DbConnection connection, CancellationToken cancellation)
{
    /// <returns>How many rows it wrote.</returns>
    public long Execute(string sql) => Run(sql, command => command.ExecuteNonQuery());

    public List<T> Read<T>(string sql, Func<DbDataReader, T> row) => Run(sql, command =>
    {
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(row(reader));
        return rows;
    });

    public long Count(string sql) => Read(sql, reader => Convert.ToInt64(reader.GetValue(0), CultureInfo.InvariantCulture))[0];

    public bool Any(string sql) => Read($"{sql} LIMIT 1", _ => true).Count > 0;

    public static string Quote(string? text) => text is null ? "NULL" : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public static string QuoteName(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A path that is to be read, which DuckDB would take for a pattern.</summary>
    public static string QuotePath(string path) => Quote(string.Concat(path.Select(letter => letter is '[' or '*' or '?' ? $"[{letter}]" : letter.ToString())));

    public static string Quote(DateTime moment) => string.Create(CultureInfo.InvariantCulture, $"TIMESTAMP '{moment:yyyy-MM-dd HH:mm:ss.ffffff}'");

    private T Run<T>(string sql, Func<DbCommand, T> run)
    {
        cancellation.ThrowIfCancellationRequested();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var registration = cancellation.Register(command.Cancel);
        try
        {
            return run(command);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (DuckDBException fault) when (fault.Message.Contains("Out of Memory", StringComparison.OrdinalIgnoreCase))
        {
            throw new ProblemException(new Problem("COH030", ProblemSeverity.Fatal, "The cohort does not fit into the memory of this machine.", ProblemLocation.None, "Ask for fewer features at a time, or use a larger machine."), ProblemKind.InputOutput, fault);
        }
    }
}
