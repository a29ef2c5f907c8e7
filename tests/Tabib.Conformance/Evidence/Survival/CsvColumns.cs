using System.Globalization;

namespace Tabib.Conformance.Evidence.Survival;

/// <summary>The columns of a small plain CSV file of the outside data; quotes are dropped.</summary>
internal sealed class CsvColumns
{
    private readonly string[] _names;
    private readonly List<string[]> _rows;

    private CsvColumns(string[] names, List<string[]> rows) => (_names, _rows) = (names, rows);

    public int Count => _rows.Count;

    public static CsvColumns Read(string relative)
    {
        var lines = File.ReadLines(SharedData.Find(relative)).Select(line => line.Replace("\"", "", StringComparison.Ordinal).Split(',')).ToList();
        return new CsvColumns(lines[0], lines[1..]);
    }

    /// <summary>Only rows in which none of these is empty.</summary>
    public CsvColumns Complete(params string[] names) => new(_names, [.. _rows.Where(row => names.All(name => row[At(name)].Length > 0))]);

    public string[] Texts(string name) => [.. _rows.Select(row => row[At(name)])];

    public double[] Numbers(string name) => [.. Texts(name).Select(Number)];

    public bool[] Flags(string name) => [.. Numbers(name).Select(value => value != 0)];

    public IReadOnlyList<double[]> Columns(params string[] names) => [.. names.Select(Numbers)];

    private static double Number(string text) => text switch
    {
        "TRUE" => 1,
        "FALSE" => 0,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    private int At(string name) => Array.IndexOf(_names, name) is var place and >= 0 ? place : throw new ArgumentException($"There is no column '{name}'.", nameof(name));
}
