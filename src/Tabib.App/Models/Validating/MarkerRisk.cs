using Tabib.Core.Statistics;
using Tabib.Evidence.Survival;
using Tabib.Evidence.Validation;

namespace Tabib.App.Models.Validating;

/// <summary>Turns a marker into risks on the same data, so that thresholds and net benefit can be told of it; flagged wherever they are shown.</summary>
internal static class MarkerRisk
{
    public static (double[]? Risks, string Flag) Of(double[] scores, bool[] outcomes)
    {
        if (!outcomes.Contains(true) || !outcomes.Contains(false)) return (null, "The marker could not be turned into risks: one outcome alone occurs.");
        var fit = LogisticRegression.Fit([scores], outcomes);
        if (fit.IsSeparated || fit.IsAliased[1] || !fit.HasConverged) return (null, "The marker could not be turned into risks: it has one value, or tells the outcomes without fail.");
        return (Array.ConvertAll(fit.LinearPredictors, logit => 1 / (1 + Math.Exp(-logit))), "No risk, but a marker: turned into risks by logistic regression on these same data, so that thresholds and net benefit are kinder to it than new data would be. Its calibration says nothing and is left out.");
    }

    public static (double[]? Risks, string Flag) Of(double[] scores, HorizonOutcomes outcomes)
    {
        var isEvent = Array.ConvertAll(outcomes.Data.Cause, cause => cause == 1);
        if (outcomes.HasCompeting) return (null, "A marker is not turned into risks where events compete: give risks by the horizon.");
        if (!isEvent.Contains(true)) return (null, "The marker could not be turned into risks: nobody has the event.");
        var data = SurvivalData.Create(outcomes.Data.Stop, isEvent);
        var fit = CoxRegression.Fit(data, ["score"], [scores]);
        if (fit.IsAliased[0] || fit.MayBeInfinite[0] || !fit.HasConverged) return (null, "The marker could not be turned into risks: it has one value, or tells without fail who has the event first.");
        var hazard = CoxResiduals.Of(fit, data, [scores]).Baselines()[0].At(outcomes.Horizon);
        return (Array.ConvertAll(fit.LinearPredictors, predictor => 1 - Math.Exp(-hazard * Math.Exp(predictor))), "No risk, but a marker: turned into risks by Cox's model on these same data, so that thresholds and net benefit are kinder to it than new data would be. Its calibration says nothing and is left out.");
    }
}
