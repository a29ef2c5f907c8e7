using Tabib.Core.Statistics;

namespace Tabib.Evidence.Survival;

/// <summary>A Kaplan-Meier curve: one entry a distinct time, rising.</summary>
/// <param name="AtRisk">Just before each time, by weight.</param>
/// <param name="Events">At each time, by weight.</param>
/// <param name="Censored">At each time, by weight, counted after the events.</param>
/// <param name="Survival">From each time on.</param>
/// <param name="LogVariance">Greenwood's variance of ln S; infinite where the curve is at 0.</param>
public sealed record SurvivalCurve(double[] Times, double[] AtRisk, double[] Events, double[] Censored, double[] Survival, double[] LogVariance)
{
    /// <summary>The share that is alive at a time; 1 before the first.</summary>
    public double At(double time) => Place(time) is var place && place < 0 ? 1 : Survival[place];

    /// <summary>The share that is alive just before a time.</summary>
    public double JustBefore(double time)
    {
        var place = Array.BinarySearch(Times, time);
        if (place < 0) place = ~place;
        return place == 0 ? 1 : Survival[place - 1];
    }

    /// <returns>Null where nothing can be said: before the first event both ends are 1; a curve at 0 has no variance on a logarithmic scale.</returns>
    /// <param name="level">Such as 0.95.</param>
    public (double Lower, double Upper)? IntervalAt(double time, CurveInterval kind = CurveInterval.Log, double level = 0.95)
    {
        var place = Place(time);
        if (place < 0 || Survival[place] == 1) return (1, 1);
        return Interval(place, kind, NormalDistribution.UpperQuantile(Math.Log((1 - level) / 2)));
    }

    /// <summary>The first time at which the curve is at or below a share; the middle of the flat piece where it is just at it.</summary>
    /// <returns>Null where the curve does not come down to it.</returns>
    public double? Quantile(double share = 0.5) => Crossing(Survival, share);

    /// <summary>The ends of the quantile's interval: where the ends of the curve's interval cross the share. Null: not reached.</summary>
    public (double? Lower, double? Upper) QuantileInterval(double share = 0.5, CurveInterval kind = CurveInterval.Log, double level = 0.95)
    {
        var z = NormalDistribution.UpperQuantile(Math.Log((1 - level) / 2));
        var (lower, upper) = (new double[Times.Length], new double[Times.Length]);
        for (var i = 0; i < Times.Length; i++) (lower[i], upper[i]) = Survival[i] == 1 ? (1, 1) : Interval(i, kind, z) ?? (0, double.NaN);
        return (Crossing(lower, share), Crossing(upper, share));
    }

    /// <summary>The mean time lived up to a horizon, the area under the curve, and its standard error.</summary>
    /// <returns>Null where the curve is followed for a shorter time than the horizon and is not at 0.</returns>
    public (double Mean, double StandardError)? RestrictedMean(double horizon)
    {
        if (Times.Length == 0 || (horizon > Times[^1] && Survival[^1] > 0)) return null;
        var count = 0;
        while (count < Times.Length && Times[count] <= horizon) count++;
        var (area, variance, next) = (0.0, 0.0, horizon);
        for (var i = count - 1; i >= 0; i--)
        {
            area += Survival[i] * (next - Times[i]);
            if (Events[i] > 0 && AtRisk[i] > Events[i]) variance += area * area * Events[i] / (AtRisk[i] * (AtRisk[i] - Events[i]));
            next = Times[i];
        }

        return (area + next, Math.Sqrt(variance));
    }

    private int Place(double time)
    {
        var place = Array.BinarySearch(Times, time);
        return place < 0 ? ~place - 1 : place;
    }

    private (double Lower, double Upper)? Interval(int place, CurveInterval kind, double z)
    {
        var (survival, error) = (Survival[place], Math.Sqrt(LogVariance[place]));
        if (survival == 0 || !double.IsFinite(error)) return null;
        switch (kind)
        {
            case CurveInterval.Plain: return (Math.Max(0, survival - (z * survival * error)), Math.Min(1, survival + (z * survival * error)));
            case CurveInterval.LogLog:
                var (hazard, width) = (-Math.Log(survival), Math.Exp(z * error / -Math.Log(survival)));
                return (Math.Exp(-hazard * width), Math.Exp(-hazard / width));
            default: return (survival * Math.Exp(-z * error), Math.Min(1, survival * Math.Exp(z * error)));
        }
    }

    /// <summary>Shares within rounding of the one asked for count as it: products of many factors miss one half by that.</summary>
    private double? Crossing(double[] curve, double share)
    {
        const double Rounding = 1.4901161193847656e-8;
        var first = Array.FindIndex(curve, value => value <= share + Rounding);
        if (first < 0) return null;
        if (curve[first] < share - Rounding) return Times[first];
        var end = Array.FindIndex(curve, first, value => value < share - Rounding);
        return end < 0 ? Times[first] : (Times[first] + Times[end]) / 2;
    }
}
