using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Tables;

/// <summary>What all rows of a table share: its columns, its mapping, and how its cells are read.</summary>
internal sealed class TableContext
{
    private const int MostTexts = 1 << 16;
    private const int ShownLength = 40;

    private readonly InputFile _file;
    private readonly HashSet<string> _missing;
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _missingBySpan;
    private bool _zoneTold;

    public TableContext(InputFile file, TableMapping mapping, TableLayout layout, DelimitedReader row)
    {
        (_file, Mapping, Layout, Row) = (file, mapping, layout, row);
        _missing = new HashSet<string>(mapping.Missing, StringComparer.Ordinal);
        _bySpan = _texts.GetAlternateLookup<ReadOnlySpan<char>>();
        _missingBySpan = _missing.GetAlternateLookup<ReadOnlySpan<char>>();
        Dates = new DateCells(mapping.DateFormat, mapping.TimeZone is { } name && LocalZone.TryRead(name, out var zone) ? zone : LocalZone.Utc);
    }

    public TableMapping Mapping { get; }

    public TableLayout Layout { get; }

    public DelimitedReader Row { get; }

    public DateCells Dates { get; }

    public ClinicalUnits Units { get; } = new();

    public RowMemory Memory { get; } = new();

    public string Source => _file.Source;

    /// <summary>The trimmed text of a column; empty where it has no value or the table has no such column.</summary>
    public ReadOnlySpan<char> Cell(int column)
    {
        if (column < 0) return default;
        var text = Row.Text(column).Trim();
        return _missingBySpan.Contains(text) ? default : text;
    }

    public ReadOnlySpan<char> Cell(ColumnRole role) => Cell(Layout.ColumnOf(role));

    /// <summary>The same as one string for the same text: most columns have few different ones.</summary>
    public string Text(ColumnRole role)
    {
        var cell = Cell(role);
        if (cell.IsEmpty) return "";
        if (_bySpan.TryGetValue(cell, out var known)) return known;
        var text = cell.ToString();
        if (_texts.Count < MostTexts) _texts[text] = text;
        return text;
    }

    /// <summary>The patient that the row names; null, with a problem, where it names none.</summary>
    public PatientName? Patient(ICollection<Problem> problems)
    {
        var text = Text(ColumnRole.Patient);
        if (text.Length == 0)
        {
            Refuse(problems, "TAB010", "The row names no patient.", ColumnRole.Patient);
            return null;
        }

        var system = Text(ColumnRole.PatientSystem);
        return PatientName.Read(text, system.Length > 0 ? system : Mapping.PatientSystem, Source);
    }

    /// <summary>A date that may be left out; false, with a problem, where it is none.</summary>
    public bool TryDate(ColumnRole role, ReadOnlySpan<char> text, ICollection<Problem> problems, out DateCells.Cell date)
    {
        switch (Dates.TryRead(text, out date))
        {
            case DateCells.Fault.None:
                if (date.IsZoneAssumed && !_zoneTold) Tell(problems, "TAB081", "Times are without a time zone: UTC is taken.", role, "Say it with --time-zone, such as +05:00 or Asia/Tashkent.");
                _zoneTold |= date.IsZoneAssumed;
                return true;
            case DateCells.Fault.NoSuchTime:
                Refuse(problems, "TAB014", $"'{Shown(text)}' is a time that the clocks were put forward over.", role, "Give times with their offset.");
                return false;
            default:
                Refuse(
                    problems, "TAB012", $"'{Shown(text)}' is no date that exists{(Mapping.DateFormat is { } format ? $" in the form {format}" : "")}.", role,
                    Mapping.DateFormat is null ? "YYYY-MM-DD, or YYYY-MM-DD hh:mm:ss with or without a zone; other forms with --date-format, such as dd.MM.yyyy." : null);
                return false;
        }
    }

    public void Refuse(ICollection<Problem> problems, string code, string message, ColumnRole role, string? hint = null) =>
        Add(problems, code, ProblemSeverity.Error, message, Layout.NameOf(role), hint);

    public void Refuse(ICollection<Problem> problems, string code, string message, int column, string? hint = null) =>
        Add(problems, code, ProblemSeverity.Error, message, Layout.HeaderOf(column), hint);

    public void Warn(ICollection<Problem> problems, string code, string message, string? column, string? hint = null) =>
        Add(problems, code, ProblemSeverity.Warning, message, column, hint);

    public void Tell(ICollection<Problem> problems, string code, string message, ColumnRole role, string? hint = null) =>
        Add(problems, code, ProblemSeverity.Information, message, Layout.NameOf(role), hint);

    /// <summary>Text from outside, short enough for a message.</summary>
    public static string Shown(ReadOnlySpan<char> text) => text.Length > ShownLength ? $"{text[..ShownLength]}..." : text.ToString();

    private void Add(ICollection<Problem> problems, string code, ProblemSeverity severity, string message, string? column, string? hint) =>
        problems.Add(new Problem(code, severity, message, new ProblemLocation(_file.Name, Row.Line, column), hint));
}
