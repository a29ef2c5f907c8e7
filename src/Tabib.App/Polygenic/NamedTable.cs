using System.Globalization;
using Tabib.Core.Outcomes;
using Tabib.Ingest;

namespace Tabib.App.Polygenic;

/// <summary>A table with a header, tabs or blanks between its fields, read row by row.</summary>
internal sealed class NamedTable : IDisposable
{
    private readonly StreamReader _text;
    private readonly string _path;
    private readonly string[] _names;
    private string[] _fields = [];
    private long _line;

    /// <exception cref="ProblemException">PGS042: there is no header.</exception>
    public NamedTable(string path)
    {
        _path = path;
        _text = Open(path);
        if (!Next())
        {
            _text.Dispose();
            throw Fault(null, "The table is empty.");
        }

        _names = _fields;
        _names[0] = _names[0].TrimStart('#');
    }

    /// <summary>Lines of a table, for what is needed to hold it; 0 of standard input, which can be read once alone.</summary>
    public static long CountLines(string path)
    {
        if (path == InputDiscovery.StandardInput) return 0;
        using var text = Open(path);
        var lines = 0L;
        var letters = new char[1 << 14];
        for (int read; (read = text.Read(letters)) > 0;) lines += letters.AsSpan(0, read).Count('\n');
        return lines + 1;
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>False behind the last.</returns>
    /// <exception cref="ProblemException">PGS042: the row has another number of fields than the header.</exception>
    public bool Next()
    {
        while (_text.ReadLine() is { } line)
        {
            _line++;
            if (line.Length == 0 || line.StartsWith("##", StringComparison.Ordinal)) continue;
            _fields = line.Split((char[])['\t', ' '], StringSplitOptions.RemoveEmptyEntries);
            if (_fields.Length == 0) continue;
            return _names is null || _fields.Length == _names.Length ? true : throw Fault(_line, $"The row has {_fields.Length} fields and the header {_names.Length}.");
        }

        return false;
    }

    public string Text(int column) => _fields[column];

    /// <returns>NaN where the field says that there is none.</returns>
    /// <exception cref="ProblemException">PGS042: it is no number.</exception>
    public double Number(int column)
    {
        var text = _fields[column];
        if (text is "NA" or "nan" or ".") return double.NaN;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Fault(_line, $"'{text}' in column {_names[column]} is no number.");
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
        return index >= 0 ? index : throw Fault(1, $"There is no column {string.Join(" or ", names.ToArray())}.");
    }

    public ProblemException Fault(string message) => Fault(_line, message);

    public void Dispose() => _text.Dispose();

    private static StreamReader Open(string path) => new(InputStreams.Open(new InputFile(path, path, InputFormat.Unknown, "", 0)));

    private ProblemException Fault(long? line, string message) => new(new Problem("PGS042", ProblemSeverity.Fatal, message, new ProblemLocation(_path, line)));
}
