using Tabib.Core.Statistics;

namespace Tabib.Evidence.Fairness;

/// <summary>The area under the curve of one group, with DeLong's variance.</summary>
/// <param name="Value">Null where one outcome alone occurs.</param>
/// <param name="Variance">Null with fewer than two of either outcome.</param>
public sealed record GroupArea(long Positives, long Negatives, double? Value, double? Variance)
{
    private static readonly double Z95 = NormalDistribution.UpperQuantile(Math.Log(0.025));

    /// <summary>95 %, symmetric on the scale of the area, cut at 0 and 1.</summary>
    public (double Lower, double Upper)? Interval()
    {
        if (Value is not { } value || Variance is not { } variance) return null;
        var half = Z95 * Math.Sqrt(variance);
        return (Math.Max(0, value - half), Math.Min(1, value + half));
    }

    /// <summary>The difference from the area of other people, its 95 % interval, and the p-value of no difference (Welch, Satterthwaite, as pROC has it).</summary>
    /// <returns>Null where either has no area or neither varies.</returns>
    public (double Difference, double Lower, double Upper, double P)? Against(GroupArea other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Value is not { } value || other.Value is not { } reference || Variance is not { } own || other.Variance is not { } others || own + others <= 0) return null;
        var (difference, half) = (value - reference, Z95 * Math.Sqrt(own + others));
        var (n, m) = (Positives + Negatives, other.Positives + other.Negatives);
        var degrees = (own + others) * (own + others) / ((own * own / (n - 1)) + (others * others / (m - 1)));
        return (difference, difference - half, difference + half, StudentP(difference / Math.Sqrt(own + others), degrees));
    }

    private static double StudentP(double t, double degrees) => Math.Exp(new StudentDistribution(degrees).LogTwoSided(t));
}
