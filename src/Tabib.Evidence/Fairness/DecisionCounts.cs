using System.Numerics;

namespace Tabib.Evidence.Fairness;

/// <summary>People by outcome and decision.</summary>
/// <param name="TruePositives">Selected, with the outcome.</param>
/// <param name="FalsePositives">Selected, without it.</param>
/// <param name="FalseNegatives">Not selected, with it.</param>
/// <param name="TrueNegatives">Not selected, without it.</param>
public readonly record struct DecisionCounts(long TruePositives, long FalsePositives, long FalseNegatives, long TrueNegatives) : IAdditionOperators<DecisionCounts, DecisionCounts, DecisionCounts>
{
    public long People => TruePositives + FalsePositives + FalseNegatives + TrueNegatives;

    /// <summary>With the outcome.</summary>
    public long Positives => TruePositives + FalseNegatives;

    public long Negatives => FalsePositives + TrueNegatives;

    public long Selected => TruePositives + FalsePositives;

    public static DecisionCounts operator +(DecisionCounts left, DecisionCounts right) => new(
        left.TruePositives + right.TruePositives, left.FalsePositives + right.FalsePositives, left.FalseNegatives + right.FalseNegatives, left.TrueNegatives + right.TrueNegatives);

    /// <summary>The share that a rate is: so many of so many.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is none of those of a decision: net benefit is no share.</exception>
    public (long Count, long Of) Share(DecisionRate rate) => rate switch
    {
        DecisionRate.Prevalence => (Positives, People),
        DecisionRate.SelectionRate => (Selected, People),
        DecisionRate.TruePositiveRate => (TruePositives, Positives),
        DecisionRate.FalsePositiveRate => (FalsePositives, Negatives),
        DecisionRate.FalseNegativeRate => (FalseNegatives, Positives),
        DecisionRate.PositivePredictiveValue => (TruePositives, Selected),
        DecisionRate.NegativePredictiveValue => (TrueNegatives, People - Selected),
        DecisionRate.Accuracy => (TruePositives + TrueNegatives, People),
        _ => throw new ArgumentOutOfRangeException(nameof(rate)),
    };

    /// <returns>NaN where nobody is in the denominator: there is no estimate.</returns>
    public double Rate(DecisionRate rate)
    {
        var (count, of) = Share(rate);
        return of == 0 ? double.NaN : (double)count / of;
    }

    /// <summary>True positives a person, less false ones at the odds of the threshold (Vickers and Elkin 2006, doi:10.1177/0272989X06295361).</summary>
    /// <returns>NaN without people.</returns>
    public double NetBenefit(double threshold) => People == 0 ? double.NaN : (TruePositives - (FalsePositives * threshold / (1 - threshold))) / People;
}
