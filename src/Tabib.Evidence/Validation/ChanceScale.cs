namespace Tabib.Evidence.Validation;

/// <summary>Chances on the scales on which models are straight; those nearer to 0 or 1 than 1e-12 count as that near.</summary>
internal static class ChanceScale
{
    public const double Nearest = 1e-12;

    public static double Logit(double chance)
    {
        var kept = Math.Clamp(chance, Nearest, 1 - Nearest);
        return Math.Log(kept / (1 - kept));
    }

    public static double Chance(double logit) => logit >= 0 ? 1 / (1 + Math.Exp(-logit)) : Math.Exp(logit) / (1 + Math.Exp(logit));

    /// <summary>ln(-ln(1 - chance)): the predictor of a hazard model.</summary>
    public static double LogMinusLog(double chance) => Math.Log(-Core.Statistics.GammaFunction.Log1P(-Math.Clamp(chance, Nearest, 1 - Nearest)));
}
