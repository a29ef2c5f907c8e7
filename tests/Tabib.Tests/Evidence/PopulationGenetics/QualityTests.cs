using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Core.Kernels;
using Tabib.Core.Statistics;
using Tabib.Evidence.PopulationGenetics;

namespace Tabib.Tests.Evidence.PopulationGenetics;

public sealed class QualityTests
{
    [Theory]
    [InlineData(0.1, Sex.Female, SexStatus.Agrees)]
    [InlineData(0.1, Sex.Male, SexStatus.Differs)]
    [InlineData(0.9, Sex.Female, SexStatus.Differs)]
    [InlineData(0.5, Sex.Male, SexStatus.Ambiguous)]
    [InlineData(1.0, Sex.Unknown, SexStatus.NotStated)]
    [InlineData(double.NaN, Sex.Male, SexStatus.NotTold)]
    public void Sex_is_compared_with_what_X_tells(double f, Sex stated, SexStatus expected) => Assert.Equal(expected, new SexCheck().Compare(stated, f));

    [Fact]
    public void Variants_are_flagged_for_what_is_wrong_with_them()
    {
        var limits = new QualityThresholds();
        Assert.Equal(VariantFlags.None, limits.FlagsOf(Diploid(50, 40, 10, 0), HardyWeinberg.Exact(50, 40, 10), 1, 10));
        Assert.Equal(VariantFlags.Missing | VariantFlags.Mendel, limits.FlagsOf(Diploid(50, 40, 10, 6), HardyWeinberg.Exact(50, 40, 10), 2, 10));
        Assert.Equal(VariantFlags.HardyWeinberg, limits.FlagsOf(Diploid(50, 0, 50, 0), HardyWeinberg.Exact(50, 0, 50), 0, 0));
        Assert.Equal(VariantFlags.Rare, limits.FlagsOf(Diploid(1000, 1, 0, 0), null, 0, 0));
        Assert.Equal(VariantFlags.Rare | VariantFlags.Missing, limits.FlagsOf(Diploid(0, 0, 0, 9), HardyWeinberg.Exact(0, 0, 0), 0, 0));
    }

    [Fact]
    public void Of_a_pair_of_duplicates_the_one_with_fewer_calls_goes()
    {
        SampleStatistics[] samples = [Sample(0, missing: 1, f: 0), Sample(1, missing: 5, f: 0), Sample(2, missing: 9, f: 0.01)];
        var flags = new QualityThresholds().FlagsOf(samples, [new DuplicatePair(0, 1, 500, 500), new DuplicatePair(1, 2, 500, 500)]);
        Assert.Equal([SampleFlags.None, SampleFlags.Duplicate, SampleFlags.None], flags);
    }

    [Fact]
    public void A_sample_far_from_the_others_is_flagged()
    {
        var samples = Enumerable.Range(0, 30).Select(i => Sample(i, 0, i % 2 == 0 ? 0.01 : -0.01)).Append(Sample(30, 0, 0.4)).Append(Sample(31, 0, double.NaN)).ToArray();
        var flags = new QualityThresholds().FlagsOf(samples, null);
        Assert.Equal([30], Enumerable.Range(0, flags.Count).Where(i => flags[i] != SampleFlags.None));
        Assert.Equal(SampleFlags.Heterozygosity, flags[30]);
    }

    [Fact]
    public void A_tally_says_what_each_filter_takes_alone_and_beside_the_others()
    {
        var tally = new FilterTally(2);
        tally.Add(0, 1, 10);
        tally.Add(1, 5, 10);
        tally.Add(3, 6, 10);
        var other = new FilterTally(2);
        other.Add(2, 0, 10);
        tally.Add(other);
        Assert.Equal((4, 1, 2, 1, 2, 1), (tally.Total, tally.Kept, tally.TakenBy(1), tally.TakenOnlyBy(1), tally.TakenBy(2), tally.TakenOnlyBy(2)));
        Assert.Equal(0.3, tally.MissingRate);
        Assert.Equal(0.1, tally.MissingRateOfKept);
        Assert.Null(new FilterTally(2).MissingRate);
    }

    [Fact]
    public void Duplicates_are_found_and_relatives_are_not()
    {
        var random = new Random(7);
        const int Count = 300, Variants = 600;
        var codes = new int[Variants][];
        for (var v = 0; v < Variants; v++)
        {
            var p = 0.2 + (0.6 * random.NextDouble());
            var copies = Enumerable.Range(0, Count).Select(_ => (A: random.NextDouble() < p ? 1 : 0, B: random.NextDouble() < p ? 1 : 0)).ToArray();
            copies[1] = (copies[0].A, copies[1].B);
            copies[3] = (copies[2].A, random.Next(2) == 0 ? copies[2].B : copies[3].B);
            copies[Count - 1] = copies[10];
            codes[v] = [.. copies.Select((pair, i) => (i == 10 || i == Count - 1) && random.NextDouble() < 0.01 ? 3 : pair.A + pair.B)];
        }

        var search = new DuplicateSearch(Count, 4);
        foreach (var block in new[] { 2, 0, 3, 1 }) search.Add(block, codes.Skip(block * 150).Take(150).Select(line => Cohorts.Pack(line).Packed));
        var pair = Assert.Single(search.Find()!);
        Assert.Equal((10, Count - 1), (pair.First, pair.Second));
        Assert.InRange(pair.Sites, 550, 600);
        Assert.Equal(1, pair.Concordance);
    }

    [Fact]
    public void With_few_common_variants_duplicates_are_not_told()
    {
        var search = new DuplicateSearch(2, 1);
        search.Add(0, Enumerable.Range(0, 99).Select(_ => Cohorts.Pack(1, 1).Packed));
        Assert.Null(search.Find());
        Assert.False(DuplicateSearch.IsUseful(Diploid(99, 1, 0, 0), Chromosome.Of("1")));
        Assert.False(DuplicateSearch.IsUseful(Diploid(30, 40, 30, 0), Chromosome.Of("X")));
        Assert.True(DuplicateSearch.IsUseful(Diploid(30, 40, 30, 0), Chromosome.Of("1")));
    }

    private static VariantCounts Diploid(int none, int one, int two, int missing) =>
        new(new GenotypeCounts(none, one, two, missing), 0, 0, default, missing, none + one + two + missing, 0, double.NaN, 0, VariantPloidy.Diploid);

    private static SampleStatistics Sample(int index, long missing, double f) =>
        new(index, missing, 1000, 500, 500, 1000, f, double.NaN, 0, 0, 0, Sex.Unknown, SexStatus.NotTold, 0, 0, 0);
}
