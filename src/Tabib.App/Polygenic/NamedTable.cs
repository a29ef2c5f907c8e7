using System.Globalization;
using Tabib.Core.Outcomes;
using Tabib.Ingest;

namespace Tabib.App.Polygenic;

/// <summary>A small table with a header, tabs or blanks between its fields, held in memory.</summary>
internal sealed class NamedTable
{
    private readonly string[] _names;
    private readonly string _path;

    private NamedTable(string path, string[] names, List<string[]> rows)
    {
        _path = path;
        _names = names;
        Rows = rows;
    }

    public IReadOnlyList<string[]> Rows { get; }

    /// <exception cref="ProblemException">PGS042: there is no header, or a row has another number of fields.</exception>
    public static NamedTable Read(string path)
    {
        using var text = new StreamReader(InputStreams.Open(new InputFile(path, path, InputFormat.Unknown, "", 0)));
        string[]? names = null;
        var rows = new List<string[]>();
        for (var number = 1L; text.ReadLine() is { } line; number++)
        {
            if (line.Length == 0 || line.StartsWith("##", StringComparison.Ordinal)) continue;
            var fields = line.Split((char[])['\t', ' '], StringSplitOptions.RemoveEmptyEntries);
            if (names is null)
            {
                fields[0] = fields[0].TrimStart('#');
                names = fields;
                continue;
            }

            if (fields.Length != names.Length) throw Fault(path, number, $"The row has {fields.Length} fields and the header {names.Length}.");
            rows.Add(fields);
        }

        return names is null ? throw Fault(path, null, "The table is empty.") : new NamedTable(path, names, rows);
    }

    /// <returns>-1 where there is none.</returns>
    public int Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (Array.IndexOf(_names, name) is var index and >= 0) return index;
        return -1;
    }

    /// <exception cref="ProblemException">PGS042: there is none.</exception>
    public int Need(params ReadOnlySpan<string> names)
    {
        var index = Find(names);
        return index >= 0 ? index : throw Fault(_path, 1, $"There is no column {string.Join(" or ", names.ToArray())}.");
    }

    /// <returns>NaN where the field says that there is none.</returns>
    /// <exception cref="ProblemException">PGS042: it is no number.</exception>
    public double Number(int row, int column)
    {
        var text = Rows[row][column];
        if (text is "NA" or "nan" or ".") return double.NaN;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Fault(_path, null, $"'{text}' in column {_names[column]} is no number.");
    }

    private static ProblemException Fault(string path, long? line, string message) => new(new Problem("PGS042", ProblemSeverity.Fatal, message, new ProblemLocation(path, line)));
}
