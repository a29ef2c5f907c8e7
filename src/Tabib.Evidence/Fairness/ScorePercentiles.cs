namespace Tabib.Evidence.Fairness;

/// <summary>Hundred ranges of a score with as many people each: between quantiles of type 7, closed above, the first also below. People with one score are in one range.</summary>
/// <param name="Of">One a row: 1 to <paramref name="Ranges"/>; 0 without a score.</param>
/// <param name="Ranges">100, or fewer where quantiles coincide: ranges are then counted on, as R's cut over unique quantiles does.</param>
public sealed record ScorePercentiles(int[] Of, int Ranges)
{
    private const int Hundred = 100;

    public static ScorePercentiles Create(ScoreRanking ranking)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        var of = new int[ranking.Scores.Length];
        var rising = ranking.Rising.AsSpan(ranking.Missing);
        if (rising.IsEmpty) return new ScorePercentiles(of, 0);
        var edges = new List<double>();
        for (var percent = 0; percent <= Hundred; percent++)
        {
            var edge = Quantile(ranking.Scores, rising, percent / (double)Hundred);
            if (edges.Count == 0 || edge != edges[^1]) edges.Add(edge);
        }

        if (edges.Count == 1) edges.Add(edges[0]);
        var range = 1;
        foreach (var row in rising)
        {
            while (range < edges.Count - 1 && ranking.Scores[row] > edges[range]) range++;
            of[row] = range;
        }

        return new ScorePercentiles(of, edges.Count - 1);
    }

    private static double Quantile(double[] scores, ReadOnlySpan<int> rising, double share)
    {
        var place = (rising.Length - 1) * share;
        var (below, above) = ((int)Math.Floor(place), (int)Math.Ceiling(place));
        var (low, high) = (scores[rising[below]], scores[rising[above]]);
        var part = place - below;
        return part == 0 || low == high ? low : ((1 - part) * low) + (part * high);
    }
}
