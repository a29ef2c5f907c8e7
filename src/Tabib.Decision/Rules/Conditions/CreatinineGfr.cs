using Tabib.Core.Identity;

namespace Tabib.Decision.Rules.Conditions;

/// <summary>Glomerular filtration rate at each creatinine of a series; the finding of the same equation knows only the newest.</summary>
/// <remarks>CKD-EPI 2021, race-free, adults: Inker et al., N Engl J Med 2021, doi:10.1056/NEJMoa2102953.</remarks>
internal static class CreatinineGfr
{
    /// <returns>mL/min/1.73 m².</returns>
    public static double Estimate(double creatinineMgPerDl, int ageYears, Sex sex)
    {
        var (kappa, alpha, factor) = sex == Sex.Female ? (0.7, -0.241, 1.012) : (0.9, -0.302, 1.0);
        var ratio = creatinineMgPerDl / kappa;
        return 142 * Math.Pow(Math.Min(ratio, 1), alpha) * Math.Pow(Math.Max(ratio, 1), -1.200) * Math.Pow(0.9938, ageYears) * factor;
    }
}
