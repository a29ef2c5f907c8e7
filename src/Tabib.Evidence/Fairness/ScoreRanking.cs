using Tabib.Core.Statistics;

namespace Tabib.Evidence.Fairness;

/// <summary>People by a score: the highest first, equal ones in the order of rows, those without a score last.</summary>
/// <param name="Scores">NaN where missing.</param>
/// <param name="Rising">Rows from the lowest score to the highest, equal ones by their place; those without a score first.</param>
/// <param name="Missing">Rows without a score: they cannot be selected by it.</param>
public sealed record ScoreRanking(double[] Scores, int[] Rising, int Missing)
{
    /// <exception cref="ArgumentException">A score is infinite.</exception>
    public static ScoreRanking Of(double[] scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var missing = 0;
        foreach (var score in scores)
        {
            if (double.IsInfinity(score)) throw new ArgumentException("A score is a finite number.", nameof(scores));
            missing += double.IsNaN(score) ? 1 : 0;
        }

        return new ScoreRanking(scores, NumberOrder.Of(missing == 0 ? scores : Array.ConvertAll(scores, score => double.IsNaN(score) ? double.NegativeInfinity : score)), missing);
    }

    /// <summary>How many people a share of all is: rounded down, as written in decimals.</summary>
    public static int CountOf(double share, int people) => (int)Math.Floor((decimal)share * people);

    /// <summary>The highest so many.</summary>
    public TopSelection Top(int count)
    {
        var kept = Math.Min(count, Scores.Length - Missing);
        var isSelected = new bool[Scores.Length];
        if (kept <= 0) return new TopSelection(isSelected, 0, null, 0, 0);
        var cut = Scores[Rising[Scores.Length - kept]];
        var (last, first) = (Scores.Length - kept, Scores.Length - kept);
        // The block of rows at the cut: of equal ones the earlier rows are selected.
        while (first > 0 && Scores[Rising[first - 1]] == cut) first--;
        while (last < Scores.Length && Scores[Rising[last]] == cut) last++;
        for (var i = last; i < Scores.Length; i++) isSelected[Rising[i]] = true;
        var within = kept - (Scores.Length - last);
        for (var i = first; i < first + within; i++) isSelected[Rising[i]] = true;
        return new TopSelection(isSelected, kept, cut, last - first, within);
    }
}
