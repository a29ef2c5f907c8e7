using Tabib.Core.Statistics;

namespace Tabib.Evidence.Validation;

/// <summary>What a threshold does: those at or above it are positive.</summary>
public sealed record ThresholdRow(double Threshold, int TruePositives, int FalsePositives, int FalseNegatives, int TrueNegatives)
{
    private static readonly double Z95 = NormalDistribution.UpperQuantile(Math.Log(0.025));

    public Proportion? Sensitivity => Proportion.Of(TruePositives, TruePositives + FalseNegatives);

    public Proportion? Specificity => Proportion.Of(TrueNegatives, TrueNegatives + FalsePositives);

    public Proportion? PositivePredictiveValue => Proportion.Of(TruePositives, TruePositives + FalsePositives);

    public Proportion? NegativePredictiveValue => Proportion.Of(TrueNegatives, TrueNegatives + FalseNegatives);

    public static ThresholdRow Of(RankedScores ranked, double threshold)
    {
        ArgumentNullException.ThrowIfNull(ranked);
        var (isTrue, isFalse) = ranked.AtOrAbove(threshold);
        return new ThresholdRow(threshold, isTrue, isFalse, ranked.Positives - isTrue, ranked.Negatives - isFalse);
    }

    /// <summary>Predictive values where the outcome is as common as given, by Bayes' theorem, with intervals on the logit (Mercaldo et al. 2007, doi:10.1002/sim.2677).</summary>
    /// <param name="prevalence">Above 0 and below 1.</param>
    /// <returns>Null where nobody had the outcome, everybody had it, or nobody would be called so; no interval where sensitivity or specificity is 0 or 1.</returns>
    public (Proportion? Positive, Proportion? Negative) AtPrevalence(double prevalence)
    {
        if (Sensitivity is not { } sensitivity || Specificity is not { } specificity) return (null, null);
        var (se, sp, with, without) = (sensitivity.Value, specificity.Value, TruePositives + FalseNegatives, FalsePositives + TrueNegatives);
        var varianceOfPositive = ((1 - se) / se / with) + (sp / (1 - sp) / without);
        var varianceOfNegative = ((1 - sp) / sp / without) + (se / (1 - se) / with);
        return (Of(se * prevalence, (1 - sp) * (1 - prevalence), varianceOfPositive), Of(sp * (1 - prevalence), (1 - se) * prevalence, varianceOfNegative));
    }

    private static Proportion? Of(double right, double wrong, double variance)
    {
        if (right + wrong == 0) return null;
        var value = right / (right + wrong);
        if (!double.IsFinite(variance) || right == 0 || wrong == 0) return new Proportion(value, null, null);
        var (logit, half) = (Math.Log(right / wrong), Z95 * Math.Sqrt(variance));
        return new Proportion(value, ChanceScale.Chance(logit - half), ChanceScale.Chance(logit + half));
    }
}
