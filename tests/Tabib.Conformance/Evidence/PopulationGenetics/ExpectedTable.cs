using System.Globalization;
using System.IO.Compression;

namespace Tabib.Conformance.Evidence.PopulationGenetics;

/// <summary>A table that another program wrote, by column name.</summary>
internal sealed class ExpectedTable
{
    private readonly Dictionary<string, int> _columns;

    private ExpectedTable(string[] header, string[][] rows)
    {
        _columns = header.Select((name, index) => (name.TrimStart('#'), index)).ToDictionary(pair => pair.Item1, pair => pair.index, StringComparer.Ordinal);
        Rows = rows;
    }

    public IReadOnlyList<string[]> Rows { get; }

    /// <summary>Of <c>cohort/expected</c>.</summary>
    public static ExpectedTable OfCohort(string name) => Read(SharedData.Find($"genomics/cohort/expected/{name}.tsv.gz"));

    public static ExpectedTable Read(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        var lines = new List<string[]>();
        while (reader.ReadLine() is { } line) lines.Add(line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return new ExpectedTable(lines[0], [.. lines.Skip(1)]);
    }

    public string Text(string[] row, string column) => row[_columns[column]];

    /// <summary>Both missing, or equal to the printed digits.</summary>
    public static void AssertEqual(string expected, string actual, double relative = 5.1e-6)
    {
        if (expected is "nan" or "NaN" || actual == "NA")
        {
            Assert.Equal((true, "NA"), (expected is "nan" or "NaN", actual));
            return;
        }

        var (a, b) = (double.Parse(expected, CultureInfo.InvariantCulture), double.Parse(actual, CultureInfo.InvariantCulture));
        Assert.True(Math.Abs(a - b) <= (relative * Math.Abs(a)) + 1e-15, $"{expected} and {actual}");
    }
}
