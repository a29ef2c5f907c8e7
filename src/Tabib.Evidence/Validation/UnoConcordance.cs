using Tabib.Core.Statistics;
using Tabib.Evidence.Survival;

namespace Tabib.Evidence.Validation;

/// <summary>Concordance that does not depend on how people were censored (Uno et al. 2011, doi:10.1002/sim.4154): each pair by 1/G² just before its event.</summary>
public static class UnoConcordance
{
    /// <param name="latest">Pairs whose event comes later are left out: where few are still followed, weights grow without bound. Null for no limit.</param>
    public static ConcordanceResult Of(double[] stop, bool[] isEvent, double[] risk, CensoringCurve censoring, double? latest)
    {
        ArgumentNullException.ThrowIfNull(stop);
        ArgumentNullException.ThrowIfNull(isEvent);
        ArgumentNullException.ThrowIfNull(censoring);
        var weights = new double[stop.Length];
        for (var row = 0; row < weights.Length; row++)
        {
            if (isEvent[row] && !(stop[row] > latest) && censoring.JustBefore(stop[row]) is var free and > 0) weights[row] = 1 / (free * free);
        }

        return Concordance.Of(stop, isEvent, risk, eventWeights: weights);
    }
}
