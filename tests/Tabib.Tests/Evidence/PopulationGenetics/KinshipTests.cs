using CsCheck;
using Tabib.Evidence.PopulationGenetics;

namespace Tabib.Tests.Evidence.PopulationGenetics;

public sealed class KinshipTests
{
    [Theory]
    [InlineData(1, 300, 1, 1)]
    [InlineData(2, 70, 200, 2)]
    [InlineData(700, 40, 3, 3)]
    [InlineData(1100, 200, 8, 4)]
    public void Counts_of_pairs_are_those_of_a_loop(int samples, int variants, int threads, int seed)
    {
        var codes = GenotypeSet.Random(variants, samples, seed);
        codes[0].AsSpan().Fill(3);
        codes[^1].AsSpan().Clear();
        using var set = new GenotypeSet(codes);
        var row = new KinshipCounts[samples];
        foreach (var band in Kinship.Count(set.Open(), new KinshipOptions { Threads = threads }, cancellation: TestContext.Current.CancellationToken))
        {
            for (var i = band.First; i < band.End; i += 1 + (samples / 60))
            {
                band.Read(i, row);
                for (var j = 0; j < i; j += 1 + (samples / 60)) Assert.Equal(Expected(codes, i, j), row[j]);
            }
        }
    }

    [Fact]
    public void Little_memory_makes_bands_and_no_difference()
    {
        var codes = GenotypeSet.Random(90, 1600, 5);
        using var set = new GenotypeSet(codes);
        var (whole, parts) = (All(set, long.MaxValue, out var one), All(set, Kinship.LeastBytes(1600), out var several));
        Assert.Equal(1, one);
        Assert.True(several > 1);
        Assert.Equal(whole, parts);
    }

    [Fact]
    public void Only_autosomes_count()
    {
        var codes = GenotypeSet.Random(50, 30, 6);
        using var set = new GenotypeSet(codes, chromosome: i => i < 20 ? "22" : i < 30 ? "X" : i < 40 ? "Y" : "MT");
        using var autosomal = new GenotypeSet(codes[..20]);
        Assert.Equal(All(autosomal, long.MaxValue, out _), All(set, long.MaxValue, out _));
    }

    [Fact]
    public void The_order_of_samples_does_not_matter()
    {
        var codes = GenotypeSet.Random(120, 40, 7);
        var order = Enumerable.Range(0, 40).OrderBy(i => i * 17 % 40).ToArray();
        using var set = new GenotypeSet(codes);
        using var shuffled = new GenotypeSet([.. codes.Select(variant => order.Select(i => variant[i]).ToArray())]);
        var (straight, turned) = (Table(set, 40), Table(shuffled, 40));
        for (var i = 0; i < 40; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (first, second) = (Math.Max(order[i], order[j]), Math.Min(order[i], order[j]));
                Assert.Equal(straight[first][second].Kinship, turned[i][j].Kinship);
            }
        }
    }

    [Fact]
    public void Duplicates_have_one_half_and_constant_samples_nothing()
    {
        Assert.Equal(0.5, new KinshipCounts(100, 30, 0, 30, 30).Kinship);
        Assert.True(double.IsNaN(new KinshipCounts(100, 0, 10, 0, 30).Kinship));
    }

    [Fact]
    public void No_related_pair_is_left_and_nobody_is_removed_in_vain()
    {
        Gen.Int[1, 60].SelectMany(count => Gen.Int[0, count - 1].Select(Gen.Int[0, count - 1]).Array[0, 120].Select(pairs => (count, pairs))).Sample(input =>
        {
            var pairs = input.pairs.Where(pair => pair.Item1 != pair.Item2).Select(pair => (First: Math.Max(pair.Item1, pair.Item2), Second: Math.Min(pair.Item1, pair.Item2))).Distinct().ToArray();
            var removed = UnrelatedSamples.ToRemove(input.count, pairs);
            Assert.DoesNotContain(pairs, pair => !removed[pair.First] && !removed[pair.Second]);
            Assert.All(Enumerable.Range(0, input.count).Where(i => removed[i]), i =>
                Assert.Contains(pairs, pair => (pair.First == i && !removed[pair.Second]) || (pair.Second == i && !removed[pair.First])));
        });
    }

    [Fact]
    public void Of_a_chain_every_second_goes()
    {
        var removed = UnrelatedSamples.ToRemove(5, [(1, 0), (2, 1), (3, 2), (4, 3)]);
        Assert.Equal([false, true, false, true, false], removed);
    }

    private static List<KinshipCounts> All(GenotypeSet set, long memory, out int bands)
    {
        var store = set.Open();
        var row = new KinshipCounts[store.Samples.Count];
        var all = new List<KinshipCounts>();
        bands = 0;
        foreach (var band in Kinship.Count(store, new KinshipOptions { Threads = 2, MemoryBytes = memory }))
        {
            bands++;
            for (var i = band.First; i < band.End; i++)
            {
                band.Read(i, row);
                all.AddRange(row[..i]);
            }
        }

        return all;
    }

    private static KinshipCounts[][] Table(GenotypeSet set, int samples)
    {
        var all = All(set, long.MaxValue, out _);
        return [.. Enumerable.Range(0, samples).Select(i => all.Skip(i * (i - 1) / 2).Take(i).ToArray())];
    }

    private static KinshipCounts Expected(int[][] codes, int i, int j)
    {
        var (variants, both, opposite, first, second) = (0, 0, 0, 0, 0);
        foreach (var variant in codes)
        {
            var (a, b) = (variant[i], variant[j]);
            if (a == 3 || b == 3) continue;
            variants++;
            if (a == 1 && b == 1) both++;
            if (Math.Abs(a - b) == 2) opposite++;
            if (a == 1) first++;
            if (b == 1) second++;
        }

        return new KinshipCounts(variants, both, opposite, first, second);
    }
}
