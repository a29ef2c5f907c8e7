using Tabib.Core.Statistics;

namespace Tabib.Evidence.Validation;

/// <summary>Scores in their order with the outcomes at each: what curves, thresholds and net benefit are read from, sorted once.</summary>
public sealed class RankedScores
{
    private readonly int[] _rowsFrom;
    private readonly int[] _positivesFrom;

    private RankedScores(double[] distinct, int[] rowsFrom, int[] positivesFrom)
    {
        Distinct = distinct;
        _rowsFrom = rowsFrom;
        _positivesFrom = positivesFrom;
    }

    /// <summary>Distinct scores, rising.</summary>
    public double[] Distinct { get; }

    public int Rows => _rowsFrom[0];

    public int Positives => _positivesFrom[0];

    public int Negatives => Rows - Positives;

    /// <exception cref="ArgumentException">Arrays of two lengths, or a score that is NaN.</exception>
    public static RankedScores Of(ReadOnlySpan<double> scores, ReadOnlySpan<bool> outcomes)
    {
        if (scores.Length != outcomes.Length) throw new ArgumentException("There is one outcome a score.", nameof(outcomes));
        var order = NumberOrder.Of(scores);
        var count = 0;
        for (var i = 0; i < order.Length; i++) count += i == 0 || scores[order[i]] != scores[order[i - 1]] ? 1 : 0;
        var (distinct, rowsFrom, positivesFrom) = (new double[count], new int[count + 1], new int[count + 1]);
        for (var i = order.Length - 1; i >= 0;)
        {
            var score = scores[order[i]];
            distinct[--count] = score;
            (rowsFrom[count], positivesFrom[count]) = (rowsFrom[count + 1], positivesFrom[count + 1]);
            for (; i >= 0 && scores[order[i]] == score; i--)
            {
                rowsFrom[count]++;
                positivesFrom[count] += outcomes[order[i]] ? 1 : 0;
            }
        }

        return new RankedScores(distinct, rowsFrom, positivesFrom);
    }

    /// <summary>Rows with a score at or above a threshold: with the outcome, and without.</summary>
    public (int True, int False) AtOrAbove(double threshold)
    {
        var place = Array.BinarySearch(Distinct, threshold);
        return From(place < 0 ? ~place : place);
    }

    /// <summary>Rows with the distinct score of this place or a higher one; the number of distinct scores: nobody.</summary>
    public (int True, int False) From(int place) => (_positivesFrom[place], _rowsFrom[place] - _positivesFrom[place]);

    /// <summary>Rows with just the distinct score of this place.</summary>
    public (int Positives, int Negatives) At(int place)
    {
        var positives = _positivesFrom[place] - _positivesFrom[place + 1];
        return (positives, _rowsFrom[place] - _rowsFrom[place + 1] - positives);
    }

    /// <summary>The score below which a share of the rows lies, by straight lines between order statistics (Hyndman and Fan 1996, type 7).</summary>
    public double Quantile(double share)
    {
        var position = share * (Rows - 1);
        var (low, high) = (ScoreOf((int)Math.Floor(position)), ScoreOf((int)Math.Ceiling(position)));
        return low + ((position - Math.Floor(position)) * (high - low));
    }

    /// <summary>The score of the row at a rank, from 0 upwards.</summary>
    private double ScoreOf(int rank)
    {
        // The last place from which at least all rows but those below the rank come.
        var (low, high) = (0, Distinct.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Rows - _rowsFrom[middle] <= rank) low = middle;
            else high = middle - 1;
        }

        return Distinct[low];
    }
}
