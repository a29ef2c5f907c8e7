using CsCheck;
using Tabib.Evidence.PopulationGenetics;

namespace Tabib.Tests.Evidence.PopulationGenetics;

public sealed class LdPruningTests
{
    private static readonly Gen<(int[][] Codes, LdPruningOptions Options)> Cases =
        from variants in Gen.Int[1, 60]
        from samples in Gen.Int[1, 130]
        from seed in Gen.Int
        from missing in Gen.Double[-0.1, 0.2]
        from window in Gen.Int[2, 30]
        from step in Gen.Int[1, window]
        from threshold in Gen.Double[0.01, 0.8]
        from span in Gen.Int[-20_000, 20_000]
        select (Correlated(variants, samples, seed, missing), new LdPruningOptions { WindowVariants = window, StepVariants = step, SquaredCorrelation = threshold, WindowBasePairs = span > 0 ? span : null });

    [Fact]
    public void No_kept_pair_in_a_window_is_correlated_and_each_removed_one_was()
    {
        Cases.Sample(
            input =>
            {
                var (codes, options) = input;
                using var set = new GenotypeSet(codes, chromosome: i => i < codes.Length / 2 ? "1" : "2");
                var store = set.Open();
                var result = LdPruning.Prune(store, new CohortSamples(store.Samples), options);
                var kept = result.Kept.ToHashSet();
                Assert.Equal(codes.Length, kept.Count + result.Correlated + result.Constant);
                for (var j = 0; j < codes.Length; j++)
                {
                    var isConstant = codes[j].Where(code => code != 3).Distinct().Count() < 2;
                    if (isConstant) Assert.DoesNotContain(j, kept);
                    var near = Enumerable.Range(0, codes.Length).Where(i => i != j && ShareWindow(Math.Min(i, j), Math.Max(i, j), codes.Length, options) && SquaredCorrelation(codes[i], codes[j]) > options.SquaredCorrelation).ToArray();
                    if (kept.Contains(j)) Assert.DoesNotContain(near, kept.Contains);
                    else if (!isConstant) Assert.NotEmpty(near);
                }
            },
            iter: 120);
    }

    [Fact]
    public void The_rarer_of_two_copies_goes_and_of_equals_the_later()
    {
        var common = Enumerable.Range(0, 60).Select(i => i % 3).ToArray();
        var rarer = common.Select((code, i) => i < 4 ? 0 : code).ToArray();
        Assert.Equal([1], Kept([rarer, common]));
        Assert.Equal([0], Kept([common, rarer]));
        Assert.Equal([0], Kept([common, common]));
        Assert.Equal([0], Kept([common, [.. common.Select(code => 2 - code)]]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Threads_make_no_difference(int threads)
    {
        using var set = new GenotypeSet(Correlated(400, 90, 3, 0.03));
        var store = set.Open();
        var one = LdPruning.Prune(store, new CohortSamples(store.Samples), new LdPruningOptions { WindowVariants = 50, StepVariants = 5, SquaredCorrelation = 0.1 }, cancellation: TestContext.Current.CancellationToken);
        var several = LdPruning.Prune(store, new CohortSamples(store.Samples), new LdPruningOptions { WindowVariants = 50, StepVariants = 5, SquaredCorrelation = 0.1, Threads = threads }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(one.Kept, several.Kept);
        Assert.Equal(one.Comparisons, several.Comparisons);
        Assert.InRange(one.Kept.Length, 1, 399);
    }

    [Fact]
    public void Males_have_one_copy_of_X_and_mitochondria_are_haploid()
    {
        // Sample 0 is male: its heterozygous call on X says nothing, so that the two variants are the same.
        int[] first = [1, 0, 2, 2, 0, 1, 2, 0];
        int[] second = [3, 0, 2, 2, 0, 1, 2, 0];
        using var set = new GenotypeSet([first, second], chromosome: _ => "X");
        var store = set.Open();
        var pairs = new List<LdPair>();
        LdTable.Compute(store, new CohortSamples(store.Samples), [0, 1], new LdTableOptions { SquaredCorrelation = 0.5 }, pairs.AddRange, TestContext.Current.CancellationToken);
        var pair = Assert.Single(pairs);
        Assert.Equal(1, pair.SquaredCorrelation, 1e-12);
    }

    private static int[] Kept(int[][] codes)
    {
        using var set = new GenotypeSet(codes);
        var store = set.Open();
        return LdPruning.Prune(store, new CohortSamples(store.Samples), new LdPruningOptions { SquaredCorrelation = 0.2 }).Kept;
    }

    private static bool ShareWindow(int first, int second, int count, LdPruningOptions options)
    {
        var half = count / 2;
        if (first < half != second < half) return false;
        if (options.WindowBasePairs is { } span) return (second - first) * 1000 <= span;
        var (i, j) = first < half ? (first, second) : (first - half, second - half);
        for (var start = 0; start <= i; start += options.StepVariants)
            if (j < start + options.WindowVariants) return true;
        return false;
    }

    private static double SquaredCorrelation(int[] x, int[] y)
    {
        var both = x.Zip(y).Where(pair => pair.First != 3 && pair.Second != 3).Select(pair => (X: (long)pair.First, Y: (long)pair.Second)).ToArray();
        long n = both.Length, sx = both.Sum(p => p.X), sy = both.Sum(p => p.Y), xx = both.Sum(p => p.X * p.X), yy = both.Sum(p => p.Y * p.Y), xy = both.Sum(p => p.X * p.Y);
        double covariance = (n * xy) - (sx * sy), vx = (n * xx) - (sx * sx), vy = (n * yy) - (sy * sy);
        return vx * vy == 0 ? 0 : covariance * covariance / (vx * vy);
    }

    /// <summary>Each variant is the one before it with some genotypes drawn anew.</summary>
    /// <param name="missing">Share of missing calls; below 0 none is missing.</param>
    private static int[][] Correlated(int variants, int samples, int seed, double missing)
    {
        var random = new Random(seed);
        var before = Enumerable.Range(0, samples).Select(_ => random.Next(3)).ToArray();
        var codes = new int[variants][];
        for (var v = 0; v < variants; v++)
        {
            var change = random.NextDouble();
            var frequency = random.NextDouble();
            before = [.. before.Select(code => random.NextDouble() < change ? (random.NextDouble() < frequency ? 1 : 0) + (random.NextDouble() < frequency ? 1 : 0) : code)];
            codes[v] = [.. before.Select(code => random.NextDouble() < missing ? 3 : code)];
        }

        return codes;
    }
}
