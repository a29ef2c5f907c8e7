using System.Globalization;
using System.IO.Compression;

namespace Tabib.Conformance.Evidence.Polygenic;

/// <summary>Score tables of PLINK 2 (.sscore), and the comparison with our own.</summary>
internal static class PlinkScores
{
    /// <summary>PLINK prints six significant digits.</summary>
    private const double Relative = 5.1e-6;

    /// <param name="path">Plain, gzip or zstd.</param>
    /// <returns>By IID, then by column.</returns>
    public static Dictionary<string, Dictionary<string, string>> Read(string path)
    {
        using Stream stream = path.EndsWith(".zst", StringComparison.Ordinal) ? new ZstdSharp.DecompressionStream(File.OpenRead(path))
            : path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(path), CompressionMode.Decompress)
            : File.OpenRead(path);
        using var text = new StreamReader(stream);
        var names = text.ReadLine()!.TrimStart('#').Split('\t');
        var rows = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        while (text.ReadLine() is { } line)
        {
            var fields = line.Split('\t');
            rows.Add(fields[Array.IndexOf(names, "IID")], names.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second));
        }

        return rows;
    }

    /// <summary>Every row of our table must be PLINK's.</summary>
    /// <param name="score">PLINK's name of the score.</param>
    /// <returns>Rows compared.</returns>
    public static int AssertEqual(Dictionary<string, Dictionary<string, string>> expected, IEnumerable<string> rows, string? score = null, Func<string, string>? id = null)
    {
        var count = 0;
        foreach (var fields in rows.Skip(1).Select(row => row.Split('\t')))
        {
            var row = expected[id is null ? fields[0] : id(fields[0])];
            var name = score ?? fields[1];
            Assert.Equal(row["ALLELE_CT"], fields[4]);
            AssertClose(row["NAMED_ALLELE_DOSAGE_SUM"], fields[5], fields[0]);
            AssertClose(row[name + "_SUM"], fields[6], fields[0]);
            AssertClose(row[name + "_AVG"], fields[7], fields[0]);
            count++;
        }

        return count;
    }

    private static void AssertClose(string expected, string actual, string sample)
    {
        if (expected == "nan" || actual == "NA")
        {
            Assert.Equal(("nan", "NA"), (expected, actual));
            return;
        }

        var (left, right) = (double.Parse(expected, CultureInfo.InvariantCulture), double.Parse(actual, CultureInfo.InvariantCulture));
        Assert.True(Math.Abs(left - right) <= Math.Max(Relative * Math.Abs(left), 1e-12), $"{sample}: {expected} expected, {actual} computed");
    }
}
