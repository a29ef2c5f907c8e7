using Tabib.Core.Statistics;

namespace Tabib.Evidence.Survival;

/// <summary>The chance of not having been censored, by the product-limit estimate: those with an event at a time are out of the risk of being censored at it.</summary>
/// <param name="Times">With a censoring, rising.</param>
/// <param name="Free">From each time on.</param>
public sealed record CensoringCurve(double[] Times, double[] Free)
{
    /// <summary>Without entry times; by case weight.</summary>
    public static CensoringCurve Of(SurvivalData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Of(data.Stop, row => data.IsEvent[row], data.WeightOf);
    }

    internal static CensoringCurve Of(double[] stop, Func<int, bool> isEvent, Func<int, double> weightOf)
    {
        var order = NumberOrder.Of(stop);
        var atRisk = 0.0;
        foreach (var row in order) atRisk += weightOf(row);
        var (times, free, curve) = (new List<double>(), new List<double>(), 1.0);
        for (var i = 0; i < order.Length;)
        {
            var (time, events, censored) = (stop[order[i]], 0.0, 0.0);
            for (; i < order.Length && stop[order[i]] == time; i++)
            {
                if (isEvent(order[i])) events += weightOf(order[i]);
                else censored += weightOf(order[i]);
            }

            if (censored > 0)
            {
                curve *= 1 - Math.Min(1, censored / (atRisk - events));
                times.Add(time);
                free.Add(curve);
            }

            atRisk -= events + censored;
        }

        return new CensoringCurve([.. times], [.. free]);
    }

    /// <summary>The chance of not having been censored before a time.</summary>
    public double JustBefore(double time)
    {
        var place = Array.BinarySearch(Times, time);
        if (place < 0) place = ~place;
        return place == 0 ? 1 : Free[place - 1];
    }

    /// <summary>The chance of not having been censored up to and at a time.</summary>
    public double At(double time)
    {
        var place = Array.BinarySearch(Times, time);
        if (place < 0) place = ~place - 1;
        return place < 0 ? 1 : Free[place];
    }
}
