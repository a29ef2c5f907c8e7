namespace Tabib.Core.Statistics;

/// <summary>The chance that a positive has a higher score than a negative, ties counting half, with its variance by the placements of DeLong et al. (1988, doi:10.2307/2531595).</summary>
/// <param name="Positives">Rows with the outcome.</param>
/// <param name="Negatives">Rows without it.</param>
/// <param name="Value">Null where one of the two is missing: an area of one class is nothing.</param>
/// <param name="Variance">Null with fewer than two of either.</param>
public sealed record AreaUnderCurve(int Positives, int Negatives, double? Value, double? Variance)
{
    /// <summary>Of each positive, the share of negatives below it; in the order of rows.</summary>
    private double[] PositivePlacements { get; init; } = [];

    /// <summary>Of each negative, the share of positives above it.</summary>
    private double[] NegativePlacements { get; init; } = [];

    /// <param name="scores">Higher for those expected to have the outcome.</param>
    /// <exception cref="ArgumentException">Arrays of two lengths, or a score that is NaN.</exception>
    public static AreaUnderCurve Of(ReadOnlySpan<double> scores, ReadOnlySpan<bool> outcomes)
    {
        if (scores.Length != outcomes.Length) throw new ArgumentException("There is one outcome a score.", nameof(outcomes));
        var order = NumberOrder.Of(scores);
        var positives = 0;
        foreach (var outcome in outcomes) positives += outcome ? 1 : 0;
        var negatives = scores.Length - positives;
        if (positives == 0 || negatives == 0) return new AreaUnderCurve(positives, negatives, null, null);
        var placements = new double[scores.Length];
        var (positivesBelow, negativesBelow) = (0L, 0L);
        // Twice the sum over positives of the negatives below them: a whole number, exact.
        var twice = 0L;
        for (var i = 0; i < order.Length;)
        {
            var (first, score, tiedPositives) = (i, scores[order[i]], 0);
            for (; i < order.Length && scores[order[i]] == score; i++) tiedPositives += outcomes[order[i]] ? 1 : 0;
            var tiedNegatives = i - first - tiedPositives;
            twice += tiedPositives * ((2 * negativesBelow) + tiedNegatives);
            var (ofPositive, ofNegative) = ((negativesBelow + (tiedNegatives / 2.0)) / negatives, (positives - positivesBelow - (tiedPositives / 2.0)) / positives);
            for (var j = first; j < i; j++) placements[order[j]] = outcomes[order[j]] ? ofPositive : ofNegative;
            (positivesBelow, negativesBelow) = (positivesBelow + tiedPositives, negativesBelow + tiedNegatives);
        }

        var (ofPositives, ofNegatives) = (new double[positives], new double[negatives]);
        var (p, n) = (0, 0);
        for (var row = 0; row < placements.Length; row++)
        {
            if (outcomes[row]) ofPositives[p++] = placements[row];
            else ofNegatives[n++] = placements[row];
        }

        double? variance = positives < 2 || negatives < 2 ? null : (Covariance(ofPositives, ofPositives) / positives) + (Covariance(ofNegatives, ofNegatives) / negatives);
        return new AreaUnderCurve(positives, negatives, twice / (2.0 * positives * negatives), variance) { PositivePlacements = ofPositives, NegativePlacements = ofNegatives };
    }

    /// <summary>Symmetric on the scale of the area, cut at 0 and 1. Null where there is no variance.</summary>
    public (double Lower, double Upper)? Interval(double level = 0.95)
    {
        if (Value is not { } value || Variance is not { } variance) return null;
        var half = NormalDistribution.UpperQuantile(Math.Log((1 - level) / 2)) * Math.Sqrt(variance);
        return (Math.Max(0, value - half), Math.Min(1, value + half));
    }

    /// <summary>Symmetric on the scale of its logit: within 0 and 1 of itself. Null where there is no variance, or the area is 0 or 1.</summary>
    public (double Lower, double Upper)? LogitInterval(double level = 0.95)
    {
        if (Value is not { } value || Variance is not { } variance || value is <= 0 or >= 1) return null;
        var half = NormalDistribution.UpperQuantile(Math.Log((1 - level) / 2)) * Math.Sqrt(variance) / (value * (1 - value));
        var logit = Math.Log(value / (1 - value));
        return (1 / (1 + Math.Exp(half - logit)), 1 / (1 + Math.Exp(-half - logit)));
    }

    /// <summary>The difference of two scores of the same rows: z, as both see the same people.</summary>
    /// <returns>Null where the difference has no variance.</returns>
    /// <exception cref="ArgumentException">The other is of other rows.</exception>
    public double? PairedZ(AreaUnderCurve other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Positives != Positives || other.Negatives != Negatives) throw new ArgumentException("Both scores are of the same rows.", nameof(other));
        if (Value is not { } first || other.Value is not { } second || Variance is not { } own || other.Variance is not { } others) return null;
        var covariance = (Covariance(PositivePlacements, other.PositivePlacements) / Positives) + (Covariance(NegativePlacements, other.NegativePlacements) / Negatives);
        var variance = own + others - (2 * covariance);
        return variance > 0 ? (first - second) / Math.Sqrt(variance) : null;
    }

    /// <summary>The difference from an area of other people: t and its degrees of freedom (Welch, Satterthwaite), as pROC has it.</summary>
    public (double T, double DegreesOfFreedom)? UnpairedT(AreaUnderCurve other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Value is not { } first || other.Value is not { } second || Variance is not { } own || other.Variance is not { } others || own + others <= 0) return null;
        var (n, m) = (Positives + Negatives, other.Positives + other.Negatives);
        return ((first - second) / Math.Sqrt(own + others), (own + others) * (own + others) / ((own * own / (n - 1)) + (others * others / (m - 1))));
    }

    private static double Covariance(double[] left, double[] right)
    {
        var (meanLeft, meanRight) = (Sum(left) / left.Length, Sum(right) / right.Length);
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++) sum += (left[i] - meanLeft) * (right[i] - meanRight);
        return sum / (left.Length - 1);
    }

    private static double Sum(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return sum;
    }
}
