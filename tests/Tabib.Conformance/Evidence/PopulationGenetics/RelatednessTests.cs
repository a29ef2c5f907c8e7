using System.Globalization;
using System.IO.Compression;
using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Identity;
using Tabib.Evidence.PopulationGenetics;
using Tabib.Record.Genotypes;

namespace Tabib.Conformance.Evidence.PopulationGenetics;

/// <summary>Kinship against PLINK 2, KING 2.2.5 and GENESIS.</summary>
public sealed class RelatednessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-kin-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void King_table_is_that_of_plink2()
    {
        var (table, _) = Run(new KinshipTableOptions { Prefix = SharedData.Find("genomics/cohort/toy.pgen"), Threads = 2 });
        Assert.Equal(600 * 599 / 2, table.Count);
        var expected = ExpectedTable.OfCohort("king");
        Assert.True(expected.Rows.Count > 5000);
        var differing = 0;
        foreach (var row in expected.Rows)
        {
            var found = table[(expected.Text(row, "IID1"), expected.Text(row, "IID2"))];
            var (theirs, ours) = (Whole(expected.Text(row, "NSNP")), Whole(found[2]));

            // PLINK 2.00a3.5 counts a rare variant that both samples lack: in six of these pairs one too many, as a plain count over the bed shows.
            if (theirs != ours) differing++;
            Assert.InRange(theirs - ours, 0, 1);
            foreach (var (column, at) in new[] { ("HETHET", 3), ("IBS0", 4) })
                Assert.Equal(Math.Round(Real(expected.Text(row, column)) * theirs), Math.Round(Real(found[at]) * ours));
            ExpectedTable.AssertEqual(expected.Text(row, "KINSHIP"), found[5]);
            if (theirs == ours) ExpectedTable.AssertEqual(expected.Text(row, "HETHET"), found[3]);
        }

        Assert.InRange(differing, 0, 6);
    }

    [Fact]
    public void Relatives_are_removed_with_no_more_than_plink2_removes()
    {
        var options = new KinshipTableOptions { Prefix = SharedData.Find("genomics/cohort/toy.pgen"), Threads = 2, Cutoff = 0.0884 };
        var (table, result) = Run(options);
        var theirs = File.ReadLines(SharedData.Find("genomics/cohort/expected/king_cutoff_0.0884.out.id")).Count(line => !line.StartsWith('#'));
        var removed = File.ReadLines(result.RemovedList!).Skip(1).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(146, theirs);
        Assert.Equal(removed.Count, result.Removed);
        Assert.InRange(removed.Count, 1, theirs * 1.01);
        Assert.DoesNotContain(table.Values, row => row[5] != "NA" && double.Parse(row[5], CultureInfo.InvariantCulture) > 0.0884 && !removed.Contains(row[0]) && !removed.Contains(row[1]));
        Assert.Equal(600 - removed.Count, File.ReadLines(result.KeptList!).Count() - 1);
    }

    [Theory]
    [InlineData("balding-nichols-1024-variants-4-samples-3-populations.bed", "balding-nichols-1024-variants-4-samples-3-populations.kin0")]
    [InlineData("fastlmmTest.bed", "fastlmmTest.kin0.bgz")]
    public void Kinship_is_that_of_king(string set, string expected)
    {
        var (table, _) = Run(new KinshipTableOptions { Prefix = SharedData.Find("genomics/kinship/" + set), Threads = 2 });
        var rows = Lines(SharedData.Find("genomics/kinship/" + expected)).Skip(1).Select(line => line.Split('\t')).ToArray();
        Assert.True(rows.Length >= 6);
        foreach (var row in rows)
        {
            var found = table.TryGetValue((row[3], row[1]), out var straight) ? straight : table[(row[1], row[3])];
            Assert.Equal(row[4], found[2]);
            for (var column = 3; column < 6; column++)
                Assert.Equal(double.Parse(row[column + 2], CultureInfo.InvariantCulture), double.Parse(found[column], CultureInfo.InvariantCulture), 1e-4);
        }
    }

    [Fact]
    public void Pc_relate_kinship_is_that_of_genesis()
    {
        var store = OpenVcf("genomics/kinship/pc_relate_bn_input.vcf.bgz");
        var components = PrincipalComponents.Compute(store, new PcaOptions { Components = 2, Threads = 2 }, cancellation: TestContext.Current.CancellationToken);
        var kinship = PcRelate.Compute(store, components.Scores, leastFrequency: 0, threads: 2, cancellation: TestContext.Current.CancellationToken);
        var rows = Lines(SharedData.Find("genomics/kinship/pc_relate_r_truth.tsv.bgz")).Skip(1).Select(line => line.Split('\t')).ToArray();
        Assert.True(rows.Length > 4000);
        foreach (var row in rows)
        {
            var (first, second) = (Index(row[0]), Index(row[1]));
            Assert.Equal(double.Parse(row[2], CultureInfo.InvariantCulture), kinship[first, second], 0.001);
        }

        int Index(string text) => Array.IndexOf(store.Samples.Ids, text.Split('"')[3]);
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static double Real(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith("gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line) yield return line;
    }

    private GenotypeStore OpenVcf(string relative)
    {
        var set = SmallSets.FromVcf(SharedData.Find(relative), _folder);
        return GenotypeStore.Open(set, GenotypeSelection.Everything, AccessContext.CommandLine("test"));
    }

    private (Dictionary<(string, string), string[]> Table, KinshipTableResult Result) Run(KinshipTableOptions options)
    {
        options = options with { Out = Path.Combine(_folder, "kinship.tsv") };
        var result = new KinshipTableCapability().Run(options, new Progress<ProgressReport>(), TestContext.Current.CancellationToken);
        var table = File.ReadLines(options.Out).Skip(1).Select(line => line.Split('\t')).ToDictionary(row => (row[0], row[1]));
        return (table, result);
    }
}
