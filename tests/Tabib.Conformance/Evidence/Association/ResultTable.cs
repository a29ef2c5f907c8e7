using System.Globalization;
using System.IO.Compression;
using Tabib.App.Association;
using Tabib.App.Capabilities;

namespace Tabib.Conformance.Evidence.Association;

/// <summary>Rows of a table by column name, and the runs that make ours.</summary>
internal sealed class ResultTable
{
    private readonly Dictionary<string, int> _columns;

    private ResultTable(string[] header, IEnumerable<string[]> rows)
    {
        _columns = header.Select((name, index) => (name, index)).ToDictionary(pair => pair.name.TrimStart('#'), pair => pair.index, StringComparer.Ordinal);
        Rows = [.. rows];
    }

    public IReadOnlyList<string[]> Rows { get; }

    public static ResultTable Read(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        var lines = new List<string[]>();
        while (reader.ReadLine() is { } line) lines.Add(line.Split('\t'));
        return new ResultTable(lines[0], lines.Skip(1));
    }

    public static ResultTable Run(AssociationRunOptions options)
    {
        new AssociationRunCapability().Run(options with { NoReport = true }, new Progress<ProgressReport>(), TestContext.Current.CancellationToken);
        return Read(options.Out);
    }

    public bool Has(string column) => _columns.ContainsKey(column);

    public string Text(string[] row, string column) => row[_columns[column]];

    public double Number(string[] row, string column) => Text(row, column) is "NA" ? double.NaN : double.Parse(Text(row, column), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>By id and effect allele; one row each.</summary>
    public Dictionary<string, string[]> ByAllele() => Rows.ToDictionary(row => $"{Text(row, "ID")} {Text(row, "A1")}", StringComparer.Ordinal);

    /// <param name="relative">Allowed difference, relative to the expected value.</param>
    public static void Near(double expected, double actual, double relative, string place) =>
        Assert.True(Math.Abs(expected - actual) <= relative * Math.Abs(expected), $"{place}: expected {expected:R}, was {actual:R}");
}
