using System.Data.Common;
using System.Globalization;
using System.IO.Compression;
using DuckDB.NET.Data;
using Tabib.Core.Outcomes;

namespace Tabib.Record.Cohorts;

/// <summary>A table of rows and named columns from a CSV or Parquet file, wholly in memory. DuckDB reads it: types are found by looking at all rows.</summary>
/// <param name="Names">Of all columns of the file, in its order.</param>
/// <param name="Columns">Those that were asked for, in that order.</param>
public sealed record DataTable(string Path, int Rows, IReadOnlyList<string> Names, IReadOnlyList<DataColumn> Columns)
{
    private static readonly string[] NumberTypes = ["TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT", "FLOAT", "DOUBLE", "BOOLEAN"];

    /// <summary>Characters of a header that are looked at.</summary>
    private const int HeaderLength = 1 << 16;

    /// <exception cref="ArgumentException">The column was not read.</exception>
    public DataColumn this[string name] => Columns.FirstOrDefault(column => column.Name == name) ?? throw new ArgumentException($"The column '{name}' was not read.", nameof(name));

    /// <param name="path">CSV (header in the first line, parted by comma, tab or semicolon; empty, NA and NaN are missing; compressed at will) or, by its ending, Parquet.</param>
    /// <param name="columns">Names; each is read once.</param>
    /// <exception cref="ProblemException">INP001: there is no such file; DAT001: no table; DAT002: a column that the file does not have; DAT004: a number that is not finite.</exception>
    public static DataTable Read(string path, IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        using var connection = Open(path);
        try
        {
            var source = Source(path);
            var types = Describe(connection, source);
            string[] wanted = [.. columns.Distinct(StringComparer.Ordinal)];
            foreach (var name in wanted.Where(name => !types.ContainsKey(name))) throw Absent(path, name, types.Keys);
            var read = wanted.Length == 0 ? [] : ReadColumns(connection, source, wanted, types);
            foreach (var column in read) ThrowIfInfinite(path, column);
            return new DataTable(path, read.Length == 0 ? 0 : read[0].Count, [.. types.Keys], read);
        }
        catch (DuckDBException error)
        {
            throw Unreadable(path, error.Message);
        }
    }

    /// <summary>DuckDB in memory, for a file that is there.</summary>
    /// <exception cref="ProblemException">INP001: there is no such file; DAT001: it is empty.</exception>
    internal static DuckDBConnection Open(string path)
    {
        if (!File.Exists(path)) throw new ProblemException(new Problem("INP001", ProblemSeverity.Fatal, "The file does not exist.", new ProblemLocation(path)), ProblemKind.InputMissing);
        if (new FileInfo(path).Length == 0) throw new ProblemException(new Problem("DAT001", ProblemSeverity.Fatal, "The file is empty.", new ProblemLocation(path)));
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Execute(connection, "SET autoinstall_known_extensions = false; SET autoload_known_extensions = false; SET preserve_insertion_order = true; SET temp_directory = ''");
        return connection;
    }

    internal static ProblemException Unreadable(string path, string error) => new(
        new Problem("DAT001", ProblemSeverity.Fatal, $"The file cannot be read as a table: {error.Split('\n')[0].Trim()}", new ProblemLocation(path), "A CSV file has a header, one row a line, and as many fields in each row; a Parquet file ends in .parquet."));

    internal static string Source(string path)
    {
        var pattern = string.Concat(path.Select(letter => letter is '[' or '*' or '?' ? $"[{letter}]" : letter.ToString())).Replace("'", "''", StringComparison.Ordinal);
        return path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase)
            ? $"read_parquet('{pattern}')"
            : $"read_csv('{pattern}', header = true, skip = 0, delim = '{Delimiter(path)}', quote = '\"', escape = '\"', comment = '', strict_mode = true, null_padding = false, sample_size = -1, nullstr = ['', 'NA', 'NaN'])";
    }

    /// <summary>By the header alone: a guess over all rows would bend to bad ones.</summary>
    internal static string Delimiter(string path)
    {
        using var file = File.OpenRead(path);
        using var text = new StreamReader(path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file);
        var header = new char[HeaderLength];
        var line = header.AsSpan(0, text.ReadBlock(header, 0, header.Length));
        var end = line.IndexOf('\n');
        if (end >= 0) line = line[..end];
        return line.Contains('\t') ? "\t" : line.Contains(',') || !line.Contains(';') ? "," : ";";
    }

    internal static Dictionary<string, string> Describe(DuckDBConnection connection, string source)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"DESCRIBE SELECT * FROM {source}";
        using var reader = command.ExecuteReader();
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read()) types[reader.GetString(0)] = reader.GetString(1);
        return types;
    }

    private static DataColumn[] ReadColumns(DuckDBConnection connection, string source, string[] names, Dictionary<string, string> types)
    {
        var kinds = Array.ConvertAll(names, name => KindOf(types[name]));
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", names.Select((name, i) => $"CAST({Quoted(name)} AS {(kinds[i] == DataColumnKind.Number ? "DOUBLE" : "VARCHAR")})"))} FROM {source}";
        using var reader = command.ExecuteReader();
        var (numbers, texts) = (Array.ConvertAll(names, _ => new List<double>()), Array.ConvertAll(names, _ => new List<string?>()));
        while (reader.Read())
        {
            for (var i = 0; i < names.Length; i++)
            {
                if (kinds[i] == DataColumnKind.Number) numbers[i].Add(reader.IsDBNull(i) ? double.NaN : reader.GetDouble(i));
                else texts[i].Add(reader.IsDBNull(i) ? null : reader.GetString(i));
            }
        }

        return [.. names.Select((name, i) => new DataColumn(name, kinds[i], [.. numbers[i]], [.. texts[i]]))];
    }

    internal static DataColumnKind KindOf(string type) =>
        NumberTypes.Contains(type) || type.StartsWith("DECIMAL", StringComparison.Ordinal) ? DataColumnKind.Number
        : type.StartsWith("DATE", StringComparison.Ordinal) || type.StartsWith("TIME", StringComparison.Ordinal) ? DataColumnKind.Date
        : DataColumnKind.Text;

    internal static void ThrowIfInfinite(string path, DataColumn column)
    {
        var row = 0;
        while (row < column.Numbers.Length && !double.IsInfinity(column.Numbers[row])) row++;
        if (row < column.Numbers.Length) throw new ProblemException(new Problem("DAT004", ProblemSeverity.Fatal, string.Create(CultureInfo.InvariantCulture, $"Row {row + 1} of '{column.Name}' is not a finite number."), new ProblemLocation(path), "Write NA where a value is missing."));
    }

    internal static ProblemException Absent(string path, string name, IEnumerable<string> names) => new(
        new Problem("DAT002", ProblemSeverity.Fatal, $"The file has no column '{name}'.", new ProblemLocation(path), $"It has: {string.Join(", ", names.Take(20))}{(names.Count() > 20 ? " and more" : "")}."));

    internal static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
