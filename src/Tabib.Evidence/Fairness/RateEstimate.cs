using Tabib.Core.Statistics;

namespace Tabib.Evidence.Fairness;

/// <summary>A rate of a group with Wilson's interval (95 %), or why there is none.</summary>
public sealed record RateEstimate(DecisionRate Rate, double? Value, double? Lower, double? Upper, long? Count, long? Of, string? CannotSay)
{
    internal static RateEstimate From(DecisionRate rate, DecisionCounts counts)
    {
        var (count, of) = counts.Share(rate);
        if (of == 0) return None(rate, Empty(rate));
        var (lower, upper) = WilsonInterval.Of95(count, of);
        return new RateEstimate(rate, (double)count / of, lower, upper, count, of, null);
    }

    internal static RateEstimate None(DecisionRate rate, string why) => new(rate, null, null, null, null, null, why);

    private static string Empty(DecisionRate rate) => rate switch
    {
        DecisionRate.TruePositiveRate or DecisionRate.FalseNegativeRate => "nobody has the outcome",
        DecisionRate.FalsePositiveRate => "everybody has the outcome",
        DecisionRate.PositivePredictiveValue => "nobody is selected",
        DecisionRate.NegativePredictiveValue => "everybody is selected",
        _ => "nobody is in the group",
    };
}
