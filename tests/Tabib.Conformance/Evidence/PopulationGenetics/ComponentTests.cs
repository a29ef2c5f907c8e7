using System.Globalization;
using System.IO.Compression;
using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Core.Kernels;
using Tabib.Evidence.PopulationGenetics;
using Tabib.Record.Genotypes;

namespace Tabib.Conformance.Evidence.PopulationGenetics;

/// <summary>Principal components against PLINK 2 and EIGENSOFT.</summary>
public sealed class ComponentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-pca-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(PcaMethod.Exact, 1e-5)]
    [InlineData(PcaMethod.Randomised, 3e-3)]
    public void Components_of_the_cohort_are_those_of_plink2(PcaMethod method, double relative)
    {
        var store = Prepared();
        Assert.Equal((454, 721), (store.Samples.Count, store.Selected.Length));
        var result = PrincipalComponents.Compute(store, new PcaOptions { Method = method, Threads = 2 }, cancellation: TestContext.Current.CancellationToken);
        var values = File.ReadLines(SharedData.Find("genomics/cohort/expected/pca.eigenval")).Select(line => double.Parse(line, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(10, values.Length);
        for (var i = 0; i < values.Length; i++) Assert.Equal(values[i], result.Eigenvalues[i], relative * values[i]);
        var vectors = ExpectedTable.OfCohort("pca.eigenvec");
        Assert.Equal(store.Samples.Ids, vectors.Rows.Select(row => vectors.Text(row, "IID")));
        for (var i = 0; i < 2; i++)
        {
            var theirs = vectors.Rows.Select(row => double.Parse(vectors.Text(row, $"PC{i + 1}"), CultureInfo.InvariantCulture)).ToArray();
            Assert.InRange(Math.Abs(Cosine(theirs, result.Scores[i])), 0.9999, 1 + 1e-9);
        }
    }

    [Fact]
    public void Example_of_EIGENSOFT_has_its_eigenvalues_and_vectors()
    {
        var rows = File.ReadLines(SharedData.Find("genomics/popgen/eig/example.geno")).Where(line => line.Length > 0).Select((line, i) => ("11", 100_000 * (i + 1), line.Select(digit => digit == '9' ? 3 : digit - '0').ToArray())).ToArray();
        var prefix = SmallSets.Write(Path.Combine(_folder, "example"), [.. Enumerable.Range(0, 5).Select(i => $"SAMPLE{i}")], rows);
        var store = GenotypeStore.Open(prefix, GenotypeSelection.Everything, AccessContext.CommandLine("test"));
        var result = PrincipalComponents.Compute(store, new PcaOptions { Components = 4, Method = PcaMethod.Exact, Scaling = PcaScaling.Smoothed }, cancellation: TestContext.Current.CancellationToken);

        // EIGENSOFT scales its values so that they add up to the number of samples less one.
        var scale = 4 / result.Eigenvalues.Sum();
        var values = File.ReadLines(SharedData.Find("genomics/popgen/eig/example.eval")).Take(4).Select(line => double.Parse(line, CultureInfo.InvariantCulture));
        Assert.Equal(values, result.Eigenvalues.Select(value => Math.Round(value * scale, 6)));
        var vectors = File.ReadLines(SharedData.Find("genomics/popgen/eig/example.pca.evec")).Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        for (var i = 0; i < 2; i++) Assert.InRange(Math.Abs(Cosine([.. vectors.Select(fields => double.Parse(fields[i + 1], CultureInfo.InvariantCulture))], result.Scores[i])), 0.999_999, 1 + 1e-7);
    }

    private static double Cosine(double[] left, double[] right) =>
        left.Zip(right, (a, b) => a * b).Sum() / Math.Sqrt(left.Sum(a => a * a) * right.Sum(b => b * b));

    /// <summary>As the expected files were made: autosomes, relatives removed, pruned, then frequent and mostly called variants.</summary>
    private static GenotypeStore Prepared()
    {
        var removed = File.ReadLines(SharedData.Find("genomics/cohort/expected/king_cutoff_0.0884.out.id")).Where(line => !line.StartsWith('#')).ToHashSet(StringComparer.Ordinal);
        var pruned = Lines(SharedData.Find("genomics/cohort/expected/prune_200_20_0.2.in.gz")).ToHashSet(StringComparer.Ordinal);
        var selection = new GenotypeSelection { Remove = removed, Extract = pruned, AutosomesOnly = true };
        var store = Open(selection);
        using var reader = store.OpenReader();
        var genotypes = new GenotypeBuffer(store.Samples.Count);
        var left = store.Selected.Where(variant =>
        {
            reader.ReadHardCalls(variant, 1, genotypes);
            var counts = GenotypeCounting.Count(genotypes);
            var frequency = counts.Copies / (2.0 * counts.Called);
            return Math.Min(frequency, 1 - frequency) >= 0.05 && counts.Missing <= 0.2 * store.Samples.Count;
        }).Select(store.Variants.Id).ToHashSet(StringComparer.Ordinal);
        return Open(selection with { Extract = left });

        static GenotypeStore Open(GenotypeSelection selection) => GenotypeStore.Open(SharedData.Find("genomics/cohort/toy.pgen"), selection, AccessContext.CommandLine("test"));
    }

    private static IEnumerable<string> Lines(string path)
    {
        using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line) yield return line;
    }
}
