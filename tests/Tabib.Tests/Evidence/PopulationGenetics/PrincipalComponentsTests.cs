using Tabib.Core.LinearAlgebra;
using Tabib.Evidence.PopulationGenetics;
using Tabib.Ingest.PrincipalComponents;

namespace Tabib.Tests.Evidence.PopulationGenetics;

public sealed class PrincipalComponentsTests
{
    [Theory]
    [InlineData(0, 50, 3)]
    [InlineData(0.05, 101, 3)]
    [InlineData(0.05, 700, 2)]
    public void Exact_components_are_the_eigenvectors_of_the_mean_products(double missing, int samples, int components)
    {
        var codes = GenotypeSet.Random(300, samples, 8, missing, apart: 0.6);
        codes[7].AsSpan().Fill(2);
        using var set = new GenotypeSet(codes, chromosome: i => i < 280 ? "1" : "X");
        var result = PrincipalComponents.Compute(set.Open(), new PcaOptions { Components = components, Method = PcaMethod.Exact, Threads = 2 }, cancellation: TestContext.Current.CancellationToken);
        var varying = codes[..280].Where(variant => variant.Where(code => code != 3).Distinct().Count() > 1).ToArray();
        Assert.Equal(varying.Length, result.Variants.Length);
        Assert.Equal(280 - varying.Length, result.Constant);
        var expected = SymmetricEigen.Of(Relationships(varying), samples);
        for (var i = 0; i < components; i++)
        {
            Assert.Equal(expected.Values[i], result.Eigenvalues[i], expected.Values[i] * 1e-5);
            if (i == 0) Assert.Equal(1, Math.Abs(DotProduct.Of(expected.Vectors[i], result.Scores[i])), 1e-6);
            Assert.Equal(1, DotProduct.Of(result.Scores[i], result.Scores[i]), 1e-9);
            Assert.True(result.Scores[i].MaxBy(Math.Abs) > 0);
        }
    }

    [Fact]
    public void Randomised_components_come_near_the_exact_ones()
    {
        using var set = new GenotypeSet(GenotypeSet.Random(1500, 400, 9, 0.03, apart: 0.4));
        var exact = PrincipalComponents.Compute(set.Open(), new PcaOptions { Components = 4, Method = PcaMethod.Exact }, cancellation: TestContext.Current.CancellationToken);
        var randomised = PrincipalComponents.Compute(set.Open(), new PcaOptions { Components = 4, Method = PcaMethod.Randomised }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(PcaMethod.Randomised, randomised.Method);
        for (var i = 0; i < 4; i++)
        {
            Assert.InRange(Math.Abs(DotProduct.Of(exact.Scores[i], randomised.Scores[i])), 0.999, 1 + 1e-9);
            Assert.Equal(exact.Eigenvalues[i], randomised.Eigenvalues[i], 0.003 * exact.Eigenvalues[i]);
        }
    }

    [Theory]
    [InlineData(PcaMethod.Exact)]
    [InlineData(PcaMethod.Randomised)]
    public void Threads_and_kept_genotypes_make_no_difference(PcaMethod method)
    {
        using var set = new GenotypeSet(GenotypeSet.Random(2100, 130, 10));
        var one = PrincipalComponents.Compute(set.Open(), new PcaOptions { Components = 3, Method = method }, cancellation: TestContext.Current.CancellationToken);
        foreach (var threads in new[] { 2, 8 })
        {
            var several = PrincipalComponents.Compute(set.Open(), new PcaOptions { Components = 3, Method = method, Threads = threads, MemoryBytes = 0 }, cancellation: TestContext.Current.CancellationToken);
            Assert.Equal(one.Eigenvalues, several.Eigenvalues);
            Assert.Equal(one.Scores, several.Scores);
            Assert.Equal(one.Loadings, several.Loadings);
        }
    }

    [Fact]
    public void Loadings_give_back_the_scores()
    {
        var codes = GenotypeSet.Random(400, 90, 11, missing: 0);
        using var set = new GenotypeSet(codes);
        var result = PrincipalComponents.Compute(set.Open(), new PcaOptions { Components = 2 }, cancellation: TestContext.Current.CancellationToken);
        for (var c = 0; c < 2; c++)
        {
            Assert.Equal(1, result.Loadings[c].Sum(weight => (double)weight * weight), 1e-4);
            for (var sample = 0; sample < 90; sample++)
            {
                var sum = 0.0;
                for (var v = 0; v < result.Variants.Length; v++)
                {
                    var p = result.Frequencies[v];
                    sum += (codes[result.Variants[v]][sample] - (2 * p)) / Math.Sqrt(2 * p * (1 - p)) * result.Loadings[c][v];
                }

                Assert.Equal(result.Scores[c][sample], sum / Math.Sqrt(result.Eigenvalues[c] * result.Variants.Length), 1e-5);
            }
        }
    }

    [Fact]
    public void New_samples_fall_where_their_population_lies_and_plain_sums_do_not()
    {
        // One population structure, 160 samples of which 80 are the reference: few samples and many variants make plain projection shrink.
        var codes = GenotypeSet.Random(3000, 160, 12, missing: 0.01, apart: 0.35);
        using var reference = new GenotypeSet([.. codes.Select(variant => variant[..80])]);
        using var others = new GenotypeSet(
            [.. codes.Select((variant, i) => variant[80..].Select(code => i % 3 == 0 && code < 3 ? 2 - code : code).ToArray())],
            alleles: i => i % 3 == 0 ? ("G", "A") : i % 3 == 1 ? ("T", "C") : ("A", "G"));
        var result = PrincipalComponents.Compute(reference.Open(), new PcaOptions { Components = 4 }, cancellation: TestContext.Current.CancellationToken);
        var pca = AsReference(result, 80);
        var store = others.Open();
        var match = ReferenceMatch.Of(pca, store.Variants, store.Selected);
        Assert.Equal(result.Variants.Length, match.Matched.Count);
        Assert.True(match is { Swapped: > 0, Complemented: > 0 });
        var projected = PcaProjection.Project(store, pca, match, 2, TestContext.Current.CancellationToken);
        var there = Separation(result.Scores[0]);
        var placed = Separation([.. projected.Select(sample => sample.Scores[0])]);
        Assert.InRange(placed / there, 0.93, 1.07);
        Assert.All(projected, sample => Assert.InRange(sample.Distance, 0.8, 1.3));
        var plain = Separation(Plain(codes, result, 80, 160));
        Assert.True(Math.Abs(plain / there) < 0.9, $"{plain / there}");
    }

    [Fact]
    public void Variants_that_lack_or_differ_are_told_and_ambiguous_ones_are_not_turned()
    {
        PcaReferenceVariant Variant(int position, string counted, string other) => new("1", position, $"r{position}", counted, other, 0.3, 0.6);
        PcaReferenceVariant[] variants = [Variant(1000, "G", "A"), Variant(2000, "A", "T"), Variant(3000, "C", "A"), Variant(9000, "G", "A")];
        var reference = new PcaReference(9, [1.0], [new double[9]], variants, [.. variants.Select(_ => new float[1])]);
        using var set = new GenotypeSet(GenotypeSet.Random(3, 8, 1), alleles: i => i == 1 ? ("A", "T") : ("A", "G"));
        var store = set.Open();
        var match = ReferenceMatch.Of(reference, store.Variants, store.Selected);
        Assert.Equal(0, Assert.Single(match.Matched).Number);
        Assert.Equal([1, 2], match.Mismatched);
        Assert.Equal([3], match.Absent);
    }

    [Fact]
    public void More_components_than_there_are_is_refused()
    {
        using var set = new GenotypeSet(GenotypeSet.Random(5, 20, 2));
        Assert.Throws<ArgumentException>(() => PrincipalComponents.Compute(set.Open(), new PcaOptions { Components = 6 }, cancellation: TestContext.Current.CancellationToken));
    }

    private static PcaReference AsReference(PcaResult result, int samples) => new(
        samples,
        result.Eigenvalues,
        result.Scores,
        [.. result.Variants.Select((variant, i) => new PcaReferenceVariant("1", 1000 * (variant + 1), $"v{variant}", "G", "A", result.Frequencies[i], Math.Sqrt(2 * result.Frequencies[i] * (1 - result.Frequencies[i]))))],
        [.. Enumerable.Range(0, result.Variants.Length).Select(i => result.Loadings.Select(component => component[i]).ToArray())]);

    /// <summary>Samples of even and of odd number are the two populations.</summary>
    private static double Separation(double[] scores) => scores.Where((_, i) => i % 2 == 0).Average() - scores.Where((_, i) => i % 2 == 1).Average();

    private static double[] Plain(int[][] codes, PcaResult result, int from, int to) =>
        [.. Enumerable.Range(from, to - from).Select(sample => Enumerable.Range(0, result.Variants.Length).Sum(v =>
        {
            var p = result.Frequencies[v];
            var code = codes[result.Variants[v]][sample];
            return code == 3 ? 0 : (code - (2 * p)) / Math.Sqrt(2 * p * (1 - p)) * result.Loadings[0][v];
        }) / Math.Sqrt(result.Eigenvalues[0] * result.Variants.Length))];

    private static double[] Relationships(int[][] codes)
    {
        var samples = codes[0].Length;
        var matrix = new double[samples * samples];
        var standard = codes.Select(variant =>
        {
            var called = variant.Where(code => code != 3).ToArray();
            var p = called.Sum() / (2.0 * called.Length);
            return variant.Select(code => code == 3 ? double.NaN : (code - (2 * p)) / Math.Sqrt(2 * p * (1 - p))).ToArray();
        }).ToArray();
        for (var i = 0; i < samples; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var (sum, count) = (0.0, 0);
                foreach (var variant in standard)
                {
                    var product = variant[i] * variant[j];
                    if (double.IsNaN(product)) continue;
                    sum += product;
                    count++;
                }

                matrix[(i * samples) + j] = matrix[(j * samples) + i] = sum / count;
            }
        }

        return matrix;
    }
}
