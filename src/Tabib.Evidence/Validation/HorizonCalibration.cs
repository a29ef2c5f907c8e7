using Tabib.Evidence.Survival;

namespace Tabib.Evidence.Validation;

/// <summary>Whether risks by a horizon are as high as what happened, with censoring: a hazard model of the outcome on ln(-ln(1 - risk)), linear for the slope and by a restricted cubic spline for the curve (Austin, Harrell and van Klaveren 2020, doi:10.1002/sim.8570).</summary>
/// <param name="Slope">The coefficient of ln(-ln(1 - risk)) in Cox's model, or Fine and Gray's with competing events: 1 where risks are as spread as they should be.</param>
/// <param name="SlopeStandardError">Robust with competing events.</param>
/// <param name="Curve">Null where it cannot be fitted. Without a band with competing events.</param>
/// <param name="CannotSay">Why the slope or curve is null.</param>
public sealed record HorizonCalibration(double? Slope, double? SlopeStandardError, HorizonCurve? Curve, string? CannotSay)
{
    public static HorizonCalibration Of(HorizonOutcomes outcomes, double[] risks)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentNullException.ThrowIfNull(risks);
        if (outcomes.Events == 0) return new HorizonCalibration(null, null, null, "nobody has the event by the horizon");
        var predictors = Array.ConvertAll(risks, ChanceScale.LogMinusLog);
        if (Array.TrueForAll(predictors, predictor => predictor == predictors[0])) return new HorizonCalibration(null, null, null, "all risks are alike");
        var (data, source) = Rows(outcomes);
        double[][] columns = [Array.ConvertAll(source, row => predictors[row])];
        var fit = CoxRegression.Fit(data, ["predictor"], columns);
        if (fit.IsAliased[0] || fit.MayBeInfinite[0] || !fit.HasConverged) return new HorizonCalibration(null, null, null, "the risks tell without fail who has the event first");
        var error = outcomes.HasCompeting ? Math.Sqrt(CoxResiduals.Of(fit, data, columns).RobustCovariance(source)[0]) : fit.StandardError(0);
        var curve = HorizonCurve.Of(outcomes, risks, predictors, data, source);
        return new HorizonCalibration(fit.Coefficients[0], error, curve, curve is null ? "no hazard model fits the curve" : null);
    }

    private static (SurvivalData Data, int[] Source) Rows(HorizonOutcomes outcomes)
    {
        if (outcomes.HasCompeting)
        {
            var weighted = FineGray.Of(outcomes.Data, 1);
            return (weighted.Data, weighted.Source);
        }

        return (SurvivalData.Create(outcomes.Data.Stop, Array.ConvertAll(outcomes.Data.Cause, cause => cause == 1)), [.. Enumerable.Range(0, outcomes.Count)]);
    }
}
