using System.Globalization;
using System.IO.Compression;
using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Core.Kernels;
using Tabib.Evidence.PopulationGenetics;
using Tabib.Record.Genotypes;

namespace Tabib.Conformance.Evidence.PopulationGenetics;

/// <summary>Linkage disequilibrium against PLINK and Hail.</summary>
public sealed class DisequilibriumTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-ld-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Pruning_keeps_as_many_as_plink2_and_no_correlated_pair()
    {
        var store = Open(SharedData.Find("genomics/cohort/toy.pgen"));
        var options = new LdPruningOptions { WindowVariants = 200, StepVariants = 20, SquaredCorrelation = 0.2, Threads = 2 };
        var result = LdPruning.Prune(store, new CohortSamples(store.Samples), options, cancellation: TestContext.Current.CancellationToken);
        Assert.InRange(result.Kept.Length, 1022 * 0.99, 1022 * 1.01);
        AssertPruned(store, result.Kept, 0.2, 180, int.MaxValue);
    }

    [Fact]
    public void Pairs_of_chromosome_1_are_those_of_plink()
    {
        var store = Open(SharedData.Find("genomics/cohort/toy.pgen"));
        var expected = ExpectedTable.OfCohort("ld_chr1");
        var pairs = Pairs(store, Frequent(store, 0.01), new LdTableOptions { WindowVariants = 20, WindowBasePairs = 2_000_000, SquaredCorrelation = 0.05, Threads = 2 });
        Assert.Equal(973, expected.Rows.Count);
        Assert.Equal(expected.Rows.Select(row => (expected.Text(row, "SNP_A"), expected.Text(row, "SNP_B"))), pairs.Select(pair => (store.Variants.Id(pair.First), store.Variants.Id(pair.Second))));
        foreach (var (row, pair) in expected.Rows.Zip(pairs)) ExpectedTable.AssertEqual(expected.Text(row, "R2"), pair.SquaredCorrelation.ToString("R", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Clumps_are_those_of_plink()
    {
        var store = Open(SharedData.Find("genomics/cohort/toy.pgen"));
        var association = ExpectedTable.OfCohort("glm_QT.linear");
        var places = store.Selected.ToDictionary(variant => store.Variants.Id(variant), StringComparer.Ordinal);
        var results = association.Rows.Where(row => association.Text(row, "P") != "NA").Select(row => (places[association.Text(row, "ID")], -Math.Log10(double.Parse(association.Text(row, "P"), CultureInfo.InvariantCulture)))).ToArray();
        var options = new LdClumpingOptions { IndexPValue = 0.001, MemberPValue = 0.05, SquaredCorrelation = 0.1, BasePairs = 1_000_000 };
        var clumps = LdClumping.Clump(store, new CohortSamples(store.Samples), results, options, TestContext.Current.CancellationToken);
        var expected = Clumps();
        Assert.Equal(("v2_4", 6), (expected[0].Index, expected[0].Members.Length));
        Assert.Equal(expected.Select(clump => $"{clump.Index}: {string.Join(',', clump.Members)}"), clumps.Select(clump => $"{store.Variants.Id(clump.Index)}: {string.Join(',', clump.Members.Select(store.Variants.Id))}"));
    }

    [Theory]
    [InlineData("ldprune.vcf.gz", 0.2, 1_000_000)]
    [InlineData("ldprune.vcf.gz", 0.05, 20)]
    [InlineData("ldprune_multchr.vcf.gz", 0.2, 1_000_000)]
    [InlineData("ldprune_multchr.vcf.gz", 0.8, 5)]
    public void No_pair_is_left_correlated_in_the_sets_of_hail(string file, double threshold, int basePairs)
    {
        var store = Open(SmallSets.FromVcf(SharedData.Find("genomics/popgen/" + file), _folder));
        var options = new LdPruningOptions { WindowBasePairs = basePairs, SquaredCorrelation = threshold };
        var result = LdPruning.Prune(store, new CohortSamples(store.Samples), options, cancellation: TestContext.Current.CancellationToken);
        Assert.NotEmpty(result.Kept);
        AssertPruned(store, result.Kept, threshold, int.MaxValue, basePairs);
    }

    [Fact]
    public void Of_two_equal_variants_one_is_left()
    {
        var store = Open(SmallSets.FromVcf(SharedData.Find("genomics/popgen/ldprune2.vcf"), _folder));
        var result = LdPruning.Prune(store, new CohortSamples(store.Samples), new LdPruningOptions { SquaredCorrelation = 0.2 }, cancellation: TestContext.Current.CancellationToken);
        Assert.Single(result.Kept);
    }

    private static void AssertPruned(GenotypeStore store, int[] kept, double threshold, int variants, int basePairs)
    {
        var window = Math.Min(variants, store.Selected.Length);
        foreach (var pair in Pairs(store, kept, new LdTableOptions { WindowBasePairs = basePairs, SquaredCorrelation = threshold }))
            Assert.True(pair.SquaredCorrelation <= threshold || pair.Second - pair.First >= window, $"{store.Variants.Id(pair.First)} and {store.Variants.Id(pair.Second)}: {pair.SquaredCorrelation}");
    }

    private static List<LdPair> Pairs(GenotypeStore store, int[] variants, LdTableOptions options)
    {
        var pairs = new List<LdPair>();
        LdTable.Compute(store, new CohortSamples(store.Samples), variants, options, pairs.AddRange, TestContext.Current.CancellationToken);
        return pairs;
    }

    private static List<(string Index, string[] Members)> Clumps()
    {
        using var stream = new GZipStream(File.OpenRead(SharedData.Find("genomics/cohort/expected/clump_QT.txt.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        var clumps = new List<(string, string[])>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length < 12) continue;
            clumps.Add((fields[2], fields[11] == "NONE" ? [] : [.. fields[11].Split(',').Select(member => member[..member.IndexOf('(', StringComparison.Ordinal)])]));
        }

        return clumps;
    }

    /// <summary>Variants of chromosome 1 with at least this minor-allele frequency.</summary>
    private static int[] Frequent(GenotypeStore store, double least)
    {
        using var reader = store.OpenReader();
        var genotypes = new GenotypeBuffer(store.Samples.Count);
        return [.. store.Selected.Where(variant => store.Variants.ChromosomeOf(variant).Canonical == "1").Where(variant =>
        {
            reader.ReadHardCalls(variant, 1, genotypes);
            var counts = GenotypeCounting.Count(genotypes);
            var frequency = counts.Copies / (2.0 * counts.Called);
            return Math.Min(frequency, 1 - frequency) >= least;
        })];
    }

    private static GenotypeStore Open(string prefix) => GenotypeStore.Open(prefix, GenotypeSelection.Everything, AccessContext.CommandLine("test"));
}
