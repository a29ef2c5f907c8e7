using Tabib.Core.Outcomes;
using static Tabib.Record.Cohorts.CohortDatabase;

namespace Tabib.Record.Cohorts;

/// <summary>One table of an OMOP folder: a Parquet or CSV file whose name and columns are known whatever their case.</summary>
internal sealed class OmopTable
{
    private static readonly string[] Endings = [".parquet", ".csv", ".csv.gz"];

    private readonly HashSet<string> _columns;

    private OmopTable(string name, string path, string source, HashSet<string> columns) => (Name, Path, Source, _columns) = (name, path, source, columns);

    public string Name { get; }

    public string Path { get; }

    /// <summary>To select from.</summary>
    public string Source { get; }

    /// <returns>Null where the folder has no such file.</returns>
    /// <exception cref="ProblemException">COH012: it is no table.</exception>
    public static OmopTable? Find(CohortDatabase database, string folder, string name)
    {
        var path = Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).FirstOrDefault(path => Endings.Any(ending => System.IO.Path.GetFileName(path).Equals(name + ending, StringComparison.OrdinalIgnoreCase)));
        if (path is null) return null;
        // Vocabularies come as CSV parted by tabs, with quotes that quote nothing.
        var delimiter = path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase) ? "" : DataTable.Delimiter(path);
        var source = path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase)
            ? $"read_parquet({QuotePath(path)})"
            : $"read_csv({QuotePath(path)}, header = true, skip = 0, delim = '{delimiter}', all_varchar = true, quote = '{(delimiter == "\t" ? "" : "\"")}', escape = '{(delimiter == "\t" ? "" : "\"")}', comment = '', strict_mode = true, null_padding = false, sample_size = -1, nullstr = '')";
        try
        {
            var columns = database.Read($"DESCRIBE SELECT * FROM {source}", row => row.GetString(0).ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
            return new OmopTable(name, path, source, columns);
        }
        catch (DuckDB.NET.Data.DuckDBException fault)
        {
            throw Unreadable(path, fault.Message);
        }
    }

    /// <summary>A column that must be there, as a type.</summary>
    /// <exception cref="ProblemException">COH013: it is not.</exception>
    public string Needed(string column, string type) => _columns.Contains(column)
        ? $"CAST(t.{column} AS {type})"
        : throw new ProblemException(new Problem("COH013", ProblemSeverity.Fatal, $"The table {Name} has no column '{column}'.", new ProblemLocation(Path), "The OMOP Common Data Model 5.3 or 5.4 is expected."));

    /// <summary>A column, or nothing where it is absent.</summary>
    public string Optional(string column, string type) => _columns.Contains(column) ? $"CAST(t.{column} AS {type})" : $"NULL::{type}";

    /// <summary>The moment of a row: its time where the table has one, else its day.</summary>
    public string Moment(string stem) => $"coalesce({Optional($"{stem}_datetime", "TIMESTAMP")}, {Needed($"{stem}_date", "DATE")}::TIMESTAMP)";

    public static ProblemException Unreadable(string path, string why) => new(
        new Problem("COH012", ProblemSeverity.Fatal, $"The table cannot be read: {why.Split('\n')[0].Trim()}", new ProblemLocation(path), "A CSV file has a header and as many fields in each row; dates are as 2020-12-31."));
}
