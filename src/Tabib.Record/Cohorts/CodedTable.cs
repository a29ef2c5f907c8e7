using DuckDB.NET.Data;
using Tabib.Core.Outcomes;

namespace Tabib.Record.Cohorts;

/// <summary>A table of numbers and of columns of few values, by columns and without a string a row: for tens of millions of rows.</summary>
/// <param name="Numbers">One array a column asked for as numbers; NaN where missing.</param>
/// <param name="Coded">One a column asked for as few values.</param>
public sealed record CodedTable(string Path, int Rows, IReadOnlyList<double[]> Numbers, IReadOnlyList<CodedColumn> Coded)
{
    /// <summary>Columns of a file and what their values are, without reading those.</summary>
    /// <exception cref="ProblemException">As <see cref="Read"/>.</exception>
    public static IReadOnlyDictionary<string, DataColumnKind> Kinds(string path)
    {
        using var connection = DataTable.Open(path);
        try
        {
            return DataTable.Describe(connection, DataTable.Source(path)).ToDictionary(pair => pair.Key, pair => DataTable.KindOf(pair.Value), StringComparer.Ordinal);
        }
        catch (DuckDBException error)
        {
            throw DataTable.Unreadable(path, error.Message);
        }
    }

    /// <param name="numbers">Columns of numbers.</param>
    /// <param name="coded">Columns of few values; numbers are written as shortly as they can be.</param>
    /// <exception cref="ProblemException">INP001: there is no such file; DAT001: no table; DAT002: a column that the file does not have; DAT004: a number that is not finite; DAT006: a column of numbers holds text or dates.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static CodedTable Read(string path, IReadOnlyList<string> numbers, IReadOnlyList<string> coded, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        ArgumentNullException.ThrowIfNull(coded);
        using var connection = DataTable.Open(path);
        try
        {
            var source = DataTable.Source(path);
            var types = DataTable.Describe(connection, source);
            foreach (var name in numbers.Concat(coded).Where(name => !types.ContainsKey(name))) throw DataTable.Absent(path, name, types.Keys);
            foreach (var name in numbers) ThrowIfNoNumbers(connection, source, path, name, DataTable.KindOf(types[name]));
            var expected = CountOf(connection, source, path);
            var readers = coded.Select(name => new ColumnCoder(name, DataTable.KindOf(types[name]) == DataColumnKind.Number, expected)).ToArray();
            string[] columns = [.. numbers.Select(name => $"CAST({DataTable.Quoted(name)} AS DOUBLE)"), .. readers.Select(reader => $"CAST({DataTable.Quoted(reader.Name)} AS {(reader.IsNumber ? "DOUBLE" : "VARCHAR")})")];
            var arrays = numbers.Select(_ => new GrowingArray<double>(expected)).ToArray();
            var rows = ColumnChunks.Read(connection, path, $"SELECT {string.Join(", ", columns)} FROM {source}", arrays, readers, cancellation);
            var read = Array.ConvertAll(arrays, array => array.ToArray());
            for (var i = 0; i < read.Length; i++) DataTable.ThrowIfInfinite(path, new DataColumn(numbers[i], DataColumnKind.Number, read[i], []));
            return new CodedTable(path, rows, read, [.. readers.Select(reader => reader.ToColumn())]);
        }
        catch (DuckDBException error)
        {
            throw DataTable.Unreadable(path, error.Message);
        }
    }

    /// <summary>Rows of a Parquet file, which tells it; 0 for another, which would have to be read.</summary>
    private static int CountOf(DuckDBConnection connection, string source, string path)
    {
        if (!path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase)) return 0;
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {source}";
        return (int)Math.Min((long)command.ExecuteScalar()!, Array.MaxLength);
    }

    private static void ThrowIfNoNumbers(DuckDBConnection connection, string source, string path, string name, DataColumnKind kind)
    {
        if (kind == DataColumnKind.Number || (kind == DataColumnKind.Text && IsEmpty(connection, source, name))) return;
        throw new ProblemException(new Problem("DAT006", ProblemSeverity.Fatal, kind == DataColumnKind.Date ? $"{name} holds dates, not numbers." : $"{name} is text, not a number.", new ProblemLocation(path), "Correct the values that are no numbers; write NA where one is missing."));
    }

    /// <summary>A column without a value passes for text.</summary>
    private static bool IsEmpty(DuckDBConnection connection, string source, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT 1 FROM {source} WHERE {DataTable.Quoted(name)} IS NOT NULL LIMIT 1";
        return command.ExecuteScalar() is null;
    }
}
