using Tabib.Core.Statistics;

namespace Tabib.Evidence.Validation;

/// <summary>Rows of neighbouring chances: what was predicted on average, and the share with the outcome.</summary>
/// <param name="Predicted">Mean chance.</param>
/// <param name="Lower">Of the observed share: Wilson, 95 %.</param>
public sealed record CalibrationGroup(int Rows, int Positives, double Predicted, double Observed, double Lower, double Upper)
{
    /// <summary>Groups of nearly equal size; rows of one chance stay together.</summary>
    public static IReadOnlyList<CalibrationGroup> Of(RankedScores ranked, int groups)
    {
        ArgumentNullException.ThrowIfNull(ranked);
        var cells = PooledChances.Of(ranked, int.MaxValue);
        var (found, sum, positives, rows, passed) = (new List<CalibrationGroup>(), 0.0, 0, 0, 0L);
        for (var cell = 0; cell < cells.Cells; cell++)
        {
            var count = cells.Positives[cell] + cells.Negatives[cell];
            (sum, positives, rows, passed) = (sum + (cells.Chances[cell] * count), positives + cells.Positives[cell], rows + count, passed + count);
            if (passed * groups < (long)ranked.Rows * (found.Count + 1) && cell < cells.Cells - 1) continue;
            var (lower, upper) = WilsonInterval.Of95(positives, rows);
            found.Add(new CalibrationGroup(rows, positives, sum / rows, (double)positives / rows, lower, upper));
            (sum, positives, rows) = (0, 0, 0);
        }

        return found;
    }
}
