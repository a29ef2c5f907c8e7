using Tabib.Core.Statistics;

namespace Tabib.Evidence.Validation;

/// <summary>A share with its 95 % interval.</summary>
/// <param name="Lower">Null where the interval cannot be told.</param>
public sealed record Proportion(double Value, double? Lower, double? Upper)
{
    /// <summary>By Wilson's score; null of nothing.</summary>
    public static Proportion? Of(int count, int all)
    {
        if (all == 0) return null;
        var (lower, upper) = WilsonInterval.Of95(count, all);
        return new Proportion((double)count / all, lower, upper);
    }
}
