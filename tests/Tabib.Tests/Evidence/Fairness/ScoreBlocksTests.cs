using Tabib.Evidence.Fairness;

namespace Tabib.Tests.Evidence.Fairness;

public sealed class ScoreBlocksTests
{
    /// <summary>People counted by score are those put in order by score.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(300, 2)]
    [InlineData(5000, 3)]
    [InlineData(40_000, 4)]
    public void Counting_and_ordering_agree(int distinct, int seed)
    {
        var rows = Rows(120_000, distinct, seed);
        var counted = ScoreTally.Of(rows);
        Assert.NotNull(counted);
        Assert.Equal(Entries(ScoreBlocks.Sorted(rows, ScoreRanking.Of(rows.Scores))), Entries(ScoreBlocks.Of(rows, null)));
    }

    [Fact]
    public void Too_many_scores_are_put_in_order()
    {
        var rows = Rows(200_000, int.MaxValue, 5);
        Assert.Null(ScoreTally.Of(rows));
        Assert.Equal(Entries(ScoreBlocks.Sorted(rows, ScoreRanking.Of(rows.Scores))), Entries(ScoreBlocks.Of(rows, null)));
    }

    [Fact]
    public void Minus_zero_is_zero_and_infinity_is_none()
    {
        var rows = Rows(3, 1, 6) with { Scores = [0.0, -0.0, 0.5] };
        Assert.Equal([0, 0.5], ScoreTally.Of(rows)!.Scores);
        Assert.Throws<ArgumentException>(() => ScoreTally.Of(rows with { Scores = [0, double.PositiveInfinity, 1] }));
    }

    private static (double, ushort, int, int)[] Entries(ScoreBlocks blocks)
    {
        var (scores, cells, positives, negatives) = (blocks.Scores.ToArray(), blocks.Cells.ToArray(), blocks.Positives.ToArray(), blocks.Negatives.ToArray());
        Assert.Equal(scores.Order(), scores);
        return [.. scores.Select((score, i) => (score, cells[i], positives[i], negatives[i])).Order()];
    }

    private static FairnessRows Rows(int people, int distinct, int seed)
    {
        var random = new Random(seed);
        var space = new GroupSpace([new GroupColumn("site", ["A", "B", "C"])], [[0], [1], [2]]);
        double[] scores = [.. Enumerable.Range(0, people).Select(_ => distinct == int.MaxValue ? random.NextDouble() : (random.Next(distinct) - (distinct / 3)) / (double)distinct)];
        return new FairnessRows(scores, [.. scores.Select(_ => random.Next(2) == 0)], [.. scores.Select(_ => (ushort)random.Next(3))], space);
    }
}
