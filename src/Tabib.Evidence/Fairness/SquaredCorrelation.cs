namespace Tabib.Evidence.Fairness;

/// <summary>How much of a label's variance a score explains on a straight line: the square of Pearson's correlation.</summary>
public static class SquaredCorrelation
{
    /// <param name="scores">NaN where missing: such rows are left out.</param>
    /// <returns>Null where either is constant.</returns>
    public static double? Of(ReadOnlySpan<double> scores, ReadOnlySpan<double> labels)
    {
        if (scores.Length != labels.Length) throw new ArgumentException("There is one label a score.", nameof(labels));
        var (count, sumX, sumY) = (0, 0.0, 0.0);
        for (var row = 0; row < scores.Length; row++)
        {
            if (double.IsNaN(scores[row])) continue;
            (count, sumX, sumY) = (count + 1, sumX + scores[row], sumY + labels[row]);
        }

        if (count < 2) return null;
        var (meanX, meanY, xx, yy, xy) = (sumX / count, sumY / count, 0.0, 0.0, 0.0);
        for (var row = 0; row < scores.Length; row++)
        {
            if (double.IsNaN(scores[row])) continue;
            var (dx, dy) = (scores[row] - meanX, labels[row] - meanY);
            (xx, yy, xy) = (xx + (dx * dx), yy + (dy * dy), xy + (dx * dy));
        }

        // A column of one value may differ from its mean by rounding.
        var least = 1e-20 * count;
        return xx > least * meanX * meanX && yy > least * meanY * meanY && xx > 0 && yy > 0 ? Math.Min(1, xy / xx * (xy / yy)) : null;
    }
}
