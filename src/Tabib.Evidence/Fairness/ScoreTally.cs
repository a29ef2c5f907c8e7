namespace Tabib.Evidence.Fairness;

/// <summary>People counted by score, cell and outcome, where scores are few: as rounded ones are, however many the people.</summary>
internal sealed class ScoreTally
{
    /// <summary>More scores are put in order instead.</summary>
    private const int MostScores = 1 << 16;

    /// <summary>Counts that are kept at most: 64 MB.</summary>
    private const int MostCounts = 1 << 24;

    private readonly int[] _counts;
    private readonly int _cells;

    private ScoreTally(double[] scores, int[] counts, int cells) => (Scores, _counts, _cells) = (scores, counts, cells);

    /// <summary>In no order; -0 is 0.</summary>
    public double[] Scores { get; }

    /// <summary>Without and with the outcome.</summary>
    public ReadOnlySpan<int> CountsOf(int score, int cell) => _counts.AsSpan(((score * _cells) + cell) * 2, 2);

    /// <returns>Null where the scores are too many.</returns>
    /// <exception cref="ArgumentException">A score is not finite.</exception>
    public static ScoreTally? Of(FairnessRows rows)
    {
        var (cells, most) = (rows.Space.Cells, Math.Min(MostScores, MostCounts / 2 / rows.Space.Cells));
        var (scores, places) = (new List<double>(), new ScorePlaces());
        var counts = new int[cells * 2 * 256];
        for (var row = 0; row < rows.Scores.Length; row++)
        {
            var score = rows.Scores[row] + 0.0;
            var place = places.Of(score);
            if (place == scores.Count)
            {
                if (!double.IsFinite(score)) throw new ArgumentException("A score is a finite number.", nameof(rows));
                if (place == most) return null;
                scores.Add(score);
                if (scores.Count * cells * 2 > counts.Length) Array.Resize(ref counts, counts.Length * 2);
            }

            counts[(((place * cells) + rows.Cells[row]) * 2) + (rows.Outcomes[row] ? 1 : 0)]++;
        }

        return new ScoreTally([.. scores], counts, cells);
    }
}
