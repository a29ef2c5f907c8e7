using Tabib.Core.Statistics;

namespace Tabib.Evidence.Fairness;

/// <summary>People by rising score, those of one score and cell counted together: what areas, calibration and other rules go through, in the order in which it lies.</summary>
internal sealed class ScoreBlocks
{
    private readonly double[] _scores;
    private readonly ushort[] _cells;
    private readonly int[] _positives;
    private readonly int[] _negatives;

    private ScoreBlocks(double[] scores, ushort[] cells, int[] positives, int[] negatives) => (_scores, _cells, _positives, _negatives, Count) = (scores, cells, positives, negatives, scores.Length);

    /// <summary>Scores that were rounded are few: they are counted in one pass. Others are put in order first.</summary>
    public static ScoreBlocks Of(FairnessRows rows, ScoreRanking? ranking)
    {
        if (ScoreTally.Of(rows) is { } tally) return FromTally(tally, rows.Space.Cells);
        return Sorted(rows, ranking ?? ScoreRanking.Of(rows.Scores));
    }

    /// <summary>However many scores there are.</summary>
    public static ScoreBlocks Sorted(FairnessRows rows, ScoreRanking ranking) => new(rows, ranking);

    private static ScoreBlocks FromTally(ScoreTally tally, int cellCount)
    {
        var order = NumberOrder.Of(tally.Scores);
        var (scores, cells, positives, negatives) = (new List<double>(), new List<ushort>(), new List<int>(), new List<int>());
        foreach (var place in order)
        {
            for (var cell = 0; cell < cellCount; cell++)
            {
                var counts = tally.CountsOf(place, cell);
                if (counts[0] + counts[1] == 0) continue;
                scores.Add(tally.Scores[place]);
                cells.Add((ushort)cell);
                negatives.Add(counts[0]);
                positives.Add(counts[1]);
            }
        }

        return new ScoreBlocks([.. scores], [.. cells], [.. positives], [.. negatives]);
    }

    private ScoreBlocks(FairnessRows rows, ScoreRanking ranking)
    {
        var people = rows.Scores.Length;
        // As many as there could be: where scores are tied most of this memory is never touched.
        (_scores, _cells, _positives, _negatives) = (new double[people], new ushort[people], new int[people], new int[people]);
        var entryOf = new int[rows.Space.Cells];
        Array.Fill(entryOf, -1);
        var packed = new uint[people];
        for (var row = 0; row < people; row++) packed[row] = ((uint)rows.Cells[row] << 1) | (rows.Outcomes[row] ? 1u : 0u);
        var (first, last) = (0, double.NaN);
        foreach (var row in ranking.Rising)
        {
            var score = rows.Scores[row];
            if (score != last) (first, last) = (Count, score);
            var (cell, hasOutcome) = (packed[row] >> 1, (int)(packed[row] & 1));
            var entry = entryOf[cell];
            if (entry < first)
            {
                entryOf[cell] = entry = Count++;
                (_scores[entry], _cells[entry]) = (score, (ushort)cell);
            }

            _positives[entry] += hasOutcome;
            _negatives[entry] += 1 - hasOutcome;
        }
    }

    /// <summary>Entries: one a score and cell.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<double> Scores => _scores.AsSpan(0, Count);

    public ReadOnlySpan<ushort> Cells => _cells.AsSpan(0, Count);

    /// <summary>People with the outcome.</summary>
    public ReadOnlySpan<int> Positives => _positives.AsSpan(0, Count);

    /// <summary>People without it.</summary>
    public ReadOnlySpan<int> Negatives => _negatives.AsSpan(0, Count);
}
