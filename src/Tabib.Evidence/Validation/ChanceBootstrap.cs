namespace Tabib.Evidence.Validation;

/// <summary>Intervals of what has no formula for one: rows drawn with replacement, as a multinomial draw over the cells of distinct chance and outcome, so that millions of rows cost what thousands do.</summary>
public sealed record ChanceBootstrap(BootstrapInterval AveragePrecision, BootstrapInterval ScaledBrier, BootstrapInterval Index, BootstrapInterval Median, BootstrapInterval NinetiethPercentile, BootstrapInterval Maximum)
{
    private const int MostCells = 2_000;

    /// <param name="ranked">Chances, not scores, unless only the interval of average precision is looked at.</param>
    /// <param name="areChances">Whether there is more to tell than average precision.</param>
    public static ChanceBootstrap Of(RankedScores ranked, bool areChances, int replicates, int seed, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(ranked);
        var cells = PooledChances.Of(ranked, MostCells);
        var spline = areChances ? RestrictedCubicSpline.At(share => ChanceScale.Logit(ranked.Quantile(share))) : null;
        var random = new Random(seed);
        var (precision, brier, index, median, ninetieth, maximum) = (new double?[replicates], new double?[replicates], new double?[replicates], new double?[replicates], new double?[replicates], new double?[replicates]);
        for (var i = 0; i < replicates; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var drawn = Draw(cells, ranked.Rows, random);
            precision[i] = Precision(drawn);
            if (spline is null) continue;
            brier[i] = ScaledBrierOf(drawn);
            var distances = CalibrationCurve.DistancesOf(drawn, spline);
            (index[i], median[i], ninetieth[i], maximum[i]) = (distances?.Index, distances?.Median, distances?.NinetiethPercentile, distances?.Maximum);
        }

        // Pooled cells lose the order within them: the interval is moved by what that changes in the data as they are.
        var moved = PrecisionRecallCurve.Of(ranked)?.AveragePrecision - Precision(cells) ?? 0;
        return new ChanceBootstrap(
            BootstrapInterval.Of([.. precision.Select(value => value + moved)]), BootstrapInterval.Of(brier), BootstrapInterval.Of(index), BootstrapInterval.Of(median), BootstrapInterval.Of(ninetieth), BootstrapInterval.Of(maximum));
    }

    private static PooledChances Draw(PooledChances cells, int rows, Random random)
    {
        var (positives, negatives, left, remaining) = (new int[cells.Cells], new int[cells.Cells], rows, rows);
        int Next(int count)
        {
            var drawn = count == 0 ? 0 : BinomialDraw.Of(random, left, (double)count / remaining);
            (left, remaining) = (left - drawn, remaining - count);
            return drawn;
        }

        for (var cell = 0; cell < cells.Cells; cell++) (positives[cell], negatives[cell]) = (Next(cells.Positives[cell]), Next(cells.Negatives[cell]));
        return cells.With(positives, negatives);
    }

    private static double? Precision(PooledChances cells)
    {
        var (all, found, seen, sum) = (cells.Positives.Sum(), 0, 0, 0.0);
        if (all == 0) return null;
        for (var cell = cells.Cells - 1; cell >= 0; cell--)
        {
            found += cells.Positives[cell];
            seen += cells.Positives[cell] + cells.Negatives[cell];
            if (cells.Positives[cell] > 0) sum += (double)cells.Positives[cell] / all * found / seen;
        }

        return sum;
    }

    private static double? ScaledBrierOf(PooledChances cells)
    {
        var (sum, positives, rows) = (0.0, 0L, 0L);
        for (var cell = 0; cell < cells.Cells; cell++)
        {
            var (with, without) = (cells.Positives[cell], cells.Negatives[cell]);
            sum += (with * (1 - (2 * cells.Chances[cell]) + cells.Squares[cell])) + (without * cells.Squares[cell]);
            (positives, rows) = (positives + with, rows + with + without);
        }

        var share = (double)positives / rows;
        return share is 0 or 1 ? null : 1 - (sum / rows / (share * (1 - share)));
    }
}
