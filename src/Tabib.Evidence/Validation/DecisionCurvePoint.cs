using Tabib.Core.Statistics;

namespace Tabib.Evidence.Validation;

/// <summary>Net benefit at a threshold with its 95 % interval.</summary>
/// <param name="Lower">Of the model's net benefit; null where it was not computed.</param>
public sealed record DecisionCurvePoint(NetBenefit Benefit, double? Lower, double? Upper)
{
    private static readonly double Z95 = NormalDistribution.UpperQuantile(Math.Log(0.025));

    /// <summary>For an outcome that is known of all: net benefit is a mean over people, 1 for a true positive and minus the odds of the threshold for a false one, and has the error of a mean.</summary>
    /// <param name="prevalence">Where the model will be used; null: as in the data. It is taken as certain, and the two classes as drawn apart.</param>
    public static DecisionCurvePoint Of(RankedScores ranked, double threshold, double? prevalence = null)
    {
        ArgumentNullException.ThrowIfNull(ranked);
        var (isTrue, isFalse) = ranked.AtOrAbove(threshold);
        var (rows, odds) = ((double)ranked.Rows, threshold / (1 - threshold));
        if (prevalence is { } given)
        {
            if (ranked.Positives == 0 || ranked.Negatives == 0) throw new ArgumentException("With a prevalence given both outcomes must occur.", nameof(ranked));
            var (se, fp) = ((double)isTrue / ranked.Positives, (double)isFalse / ranked.Negatives);
            var variance = (given * given * se * (1 - se) / ranked.Positives) + ((1 - given) * (1 - given) * odds * odds * fp * (1 - fp) / ranked.Negatives);
            return With(NetBenefit.FromShares(threshold, given * se, (1 - given) * fp, given), Math.Sqrt(variance));
        }

        var benefit = NetBenefit.FromShares(threshold, isTrue / rows, isFalse / rows, ranked.Positives / rows);
        var square = (isTrue + (odds * odds * isFalse)) / rows;
        return With(benefit, Math.Sqrt(Math.Max(0, square - (benefit.Model * benefit.Model)) / rows));
    }

    private static DecisionCurvePoint With(NetBenefit benefit, double error) => new(benefit, benefit.Model - (Z95 * error), benefit.Model + (Z95 * error));
}
