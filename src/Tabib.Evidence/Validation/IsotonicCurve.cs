using Tabib.Core.Statistics;

namespace Tabib.Evidence.Validation;

/// <summary>The rising step function nearest to outcomes, straight lines between its blocks: pooled adjacent violators (Ayer et al. 1955).</summary>
/// <param name="From">The smallest score of each block, rising.</param>
/// <param name="To">The largest score of each block.</param>
/// <param name="Values">The share with the outcome in each, rising.</param>
public sealed record IsotonicCurve(double[] From, double[] To, double[] Values)
{
    /// <exception cref="ArgumentException">Arrays of two lengths, no row, or a score that is NaN.</exception>
    public static IsotonicCurve Fit(ReadOnlySpan<double> scores, ReadOnlySpan<bool> outcomes)
    {
        if (scores.Length != outcomes.Length || scores.Length == 0) throw new ArgumentException("There is one outcome a score, and at least one.", nameof(outcomes));
        var order = NumberOrder.Of(scores);
        var blocks = new List<(double From, double To, double Positives, double Rows)>();
        for (var i = 0; i < order.Length;)
        {
            var (score, positives, first) = (scores[order[i]], 0, i);
            for (; i < order.Length && scores[order[i]] == score; i++) positives += outcomes[order[i]] ? 1 : 0;
            var block = (From: score, To: score, Positives: (double)positives, Rows: (double)(i - first));
            while (blocks.Count > 0 && blocks[^1].Positives * block.Rows >= block.Positives * blocks[^1].Rows)
            {
                var last = blocks[^1];
                block = (last.From, block.To, last.Positives + block.Positives, last.Rows + block.Rows);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        return new IsotonicCurve([.. blocks.Select(block => block.From)], [.. blocks.Select(block => block.To)], [.. blocks.Select(block => block.Positives / block.Rows)]);
    }

    /// <summary>The share at a score; beyond the ends that of the end.</summary>
    public double At(double score)
    {
        var place = Array.BinarySearch(From, score);
        if (place < 0) place = ~place - 1;
        if (place < 0) return Values[0];
        if (score <= To[place] || place == Values.Length - 1) return Values[place];
        return Values[place] + ((score - To[place]) / (From[place + 1] - To[place]) * (Values[place + 1] - Values[place]));
    }
}
