using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Tables;

/// <summary>Which column holds what in one table.</summary>
internal sealed class TableLayout
{
    private const int None = -1;

    private readonly int[] _columns = new int[Enum.GetValues<ColumnRole>().Length];
    private readonly IReadOnlyList<string> _header;

    private TableLayout(TableKind kind, IReadOnlyList<string> header)
    {
        Kind = kind;
        _header = header;
        Array.Fill(_columns, None);
    }

    public TableKind Kind { get; }

    /// <summary>Number of columns; a row must have as many fields.</summary>
    public int Width => _header.Count;

    /// <summary>Columns of measurements, of their units (−1: fixed) and what they hold.</summary>
    public List<(int Column, int UnitColumn, MeasurementCode Code)> Measurements { get; } = [];

    public List<(int Column, string System)> Identifiers { get; } = [];

    /// <summary>Headers that mean nothing here.</summary>
    public List<string> Unused { get; } = [];

    public bool Has(ColumnRole role) => _columns[(int)role] != None;

    /// <returns>−1 where no column has the role.</returns>
    public int ColumnOf(ColumnRole role) => _columns[(int)role];

    public string HeaderOf(int column) => _header[column];

    /// <summary>The header for messages: of the role's column, else the role's own name.</summary>
    public string NameOf(ColumnRole role) => Has(role) ? _header[ColumnOf(role)] : role.ToString().ToLowerInvariant();

    /// <exception cref="ProblemException">TAB001, TAB006, TAB007: columns are missing, named twice, or none of those that the mapping names.</exception>
    public static TableLayout Build(IReadOnlyList<string> header, TableMapping mapping, string file)
    {
        var kind = mapping.StatedKind ?? ColumnNames.Judge(header)
            ?? throw Fault("TAB001", "The columns mean nothing known: which one holds the patient, the time, the code and the value?", file, null, "Name them with --mapping or --patient-column, --date-column, --code-column, --value-column.");
        var layout = new TableLayout(kind, header);
        var used = new HashSet<int>();
        foreach (var (role, name) in mapping.Columns) used.Add(layout._columns[(int)role] = Find(header, name, file));
        foreach (var measurement in mapping.Measurements)
        {
            var unit = measurement.UnitColumn is null ? None : Find(header, measurement.UnitColumn, file);
            layout.Measurements.Add((Find(header, measurement.Column, file), unit, measurement.Code));
            used.UnionWith([layout.Measurements[^1].Column, unit]);
        }

        foreach (var identifier in mapping.Identifiers)
        {
            layout.Identifiers.Add((Find(header, identifier.Column, file), identifier.System));
            used.Add(layout.Identifiers[^1].Column);
        }

        layout.TakeByName(used);
        layout.CheckComplete(mapping, file);
        return layout;
    }

    private static int Find(IReadOnlyList<string> header, string name, string file)
    {
        var found = None;
        for (var i = 0; i < header.Count; i++)
        {
            if (!string.Equals(header[i], name.Trim(), StringComparison.OrdinalIgnoreCase)) continue;
            if (found != None) throw Fault("TAB007", $"Two columns have the name '{Shown(name)}'.", file, null, "Give them different names.");
            found = i;
        }

        return found != None ? found : throw Fault("TAB006", $"There is no column '{Shown(name)}'.", file, null, $"The columns are: {Shown(string.Join(", ", header))}.");
    }

    /// <summary>What no mapping names is taken from the columns' names; the first of several counts.</summary>
    private void TakeByName(HashSet<int> used)
    {
        for (var i = 0; i < _header.Count; i++)
        {
            if (used.Contains(i)) continue;
            if (ColumnNames.RoleOf(_header[i], Kind) is not { } role)
            {
                Unused.Add(_header[i]);
            }
            else if (!Has(role))
            {
                _columns[(int)role] = i;
            }
            else if (role == ColumnRole.Date && Kind == TableKind.Observations && !Has(ColumnRole.Clock) && IsClockBeside(i))
            {
                _columns[(int)ColumnRole.Clock] = i;
            }
            else
            {
                Unused.Add(_header[i]);
            }
        }
    }

    /// <summary>"date" and "time" side by side are the two halves of one time.</summary>
    private bool IsClockBeside(int column) =>
        string.Equals(_header[column], "time", StringComparison.OrdinalIgnoreCase) && _header[ColumnOf(ColumnRole.Date)].Contains("date", StringComparison.OrdinalIgnoreCase);

    private void CheckComplete(TableMapping mapping, string file)
    {
        List<string> missing = [];
        switch (Kind)
        {
            case TableKind.Observations:
                Need(ColumnRole.Patient, missing);
                Need(ColumnRole.Date, missing);
                if (Measurements.Count > 0) break;
                Need(ColumnRole.Value, missing);
                if (!Has(ColumnRole.Code) && !Has(ColumnRole.Display) && mapping.Code is null && mapping.Display is null) missing.Add("code");
                break;
            case TableKind.Patients:
                Need(ColumnRole.Patient, missing);
                break;
            default:
                Need(ColumnRole.Count, missing);
                if (!Has(ColumnRole.Place) && mapping.Place is null) missing.Add("place");
                if (!Has(ColumnRole.Date) && !Has(ColumnRole.WeekEnd)) missing.Add("date");
                break;
        }

        if (missing.Count > 0) throw Fault("TAB001", $"Nothing says which column holds: {string.Join(", ", missing)}.", file, 1, "Name it with --mapping, or on the command line: --patient-column, --date-column, --code-column or --code, --value-column.");
    }

    private void Need(ColumnRole role, List<string> missing)
    {
        if (!Has(role)) missing.Add(role.ToString().ToLowerInvariant());
    }

    private static string Shown(string text) => text.Length > 200 ? text[..200] + "..." : text;

    private static ProblemException Fault(string code, string message, string file, long? line, string hint) =>
        new(new Problem(code, ProblemSeverity.Fatal, message, new ProblemLocation(file, line ?? 1), hint));
}
