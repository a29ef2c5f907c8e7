using System.Globalization;
using System.IO.Compression;
using Tabib.App.Capabilities;
using Tabib.App.Polygenic;

namespace Tabib.Conformance.Evidence.Polygenic;

/// <summary>929 persons of the HGDP against 2,575 of the 1000 Genomes Project; expected values by scikit-learn and SciPy.</summary>
public sealed class AncestryNormalizationTests
{
    [Fact]
    public void Normalised_scores_are_those_of_scikit_learn()
    {
        var folder = Directory.CreateTempSubdirectory("tabib-norm-").FullName;
        try
        {
            var scores = SharedData.Find("genomics/pgs/ancestry/aggregated_scores.txt.gz");
            var options = new PolygenicNormalizeOptions
            {
                Scores = scores,
                ReferenceScores = scores,
                Components = SharedData.Find("genomics/pgs/ancestry/target.pcs.gz"),
                ReferenceComponents = SharedData.Find("genomics/pgs/ancestry/ref.pcs.gz"),
                Populations = SharedData.Find("genomics/pgs/ancestry/ref.psam.gz"),
                Out = Path.Combine(folder, "normalized.tsv"),
            };
            var report = new PolygenicNormalizeCapability().Run(options, new Progress<ProgressReport>(), TestContext.Current.CancellationToken);
            Assert.Equal((929, 2575), (report.Persons, report.Reference));
            Assert.StartsWith("No column RISK", report.Risk, StringComparison.Ordinal);
            var expected = Expected(SharedData.Find("genomics/pgs/ancestry/expected_norm_4pc.tsv.gz"));
            foreach (var fields in File.ReadLines(options.Out).Skip(1).Select(line => line.Split('\t')))
            {
                var row = expected[fields[0]];
                Assert.Equal(row.Z1, Number(fields[3]), 1e-4);
                Assert.Equal(row.TwoStep, Number(fields[5]), 1e-4);
                Assert.Equal(row.Full, Number(fields[4]), 1e-3);
                expected.Remove(fields[0]);
            }

            Assert.Empty(expected);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Dictionary<string, (double Z1, double TwoStep, double Full)> Expected(string path)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        text.ReadLine();
        var rows = new Dictionary<string, (double, double, double)>(StringComparer.Ordinal);
        while (text.ReadLine() is { } line)
        {
            var fields = line.Split('\t');
            rows.Add(fields[0], (Number(fields[1]), Number(fields[2]), Number(fields[3])));
        }

        return rows;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
