using Tabib.Core.Statistics;

namespace Tabib.Evidence.Validation;

/// <summary>Whether predicted chances are as high as what happened, on average and over their range (Van Calster et al. 2016, doi:10.1016/j.jclinepi.2015.12.005).</summary>
/// <param name="ObservedToExpected">Outcomes for each outcome that was predicted.</param>
/// <param name="InTheLarge">The intercept with the slope held at 1: 0 where chances are right on average, above 0 where they are too low.</param>
/// <param name="Slope">Of the outcome's logit on the predicted one: 1 where chances are as spread as they should be, below 1 where they are too extreme.</param>
/// <param name="Intercept">The one that belongs to <paramref name="Slope"/>; not <paramref name="InTheLarge"/>.</param>
/// <param name="Certain">Chances of exactly 0 or 1, or nearer than 1e-12: they count as that near.</param>
/// <param name="CannotSay">Why the slope and intercepts are null.</param>
public sealed record Calibration(double ObservedToExpected, double? InTheLarge, double? InTheLargeStandardError, double? Slope, double? SlopeStandardError, double? Intercept, int Certain, string? CannotSay)
{
    /// <exception cref="ArgumentException">Arrays of two lengths, no row, or a chance outside 0 and 1.</exception>
    public static Calibration Of(double[] chances, bool[] outcomes)
    {
        ArgumentNullException.ThrowIfNull(chances);
        ArgumentNullException.ThrowIfNull(outcomes);
        if (chances.Length != outcomes.Length || chances.Length == 0) throw new ArgumentException("There is one outcome a chance, and at least one.", nameof(outcomes));
        if (Array.Exists(chances, chance => chance is not (>= 0 and <= 1))) throw new ArgumentException("A chance is between 0 and 1.", nameof(chances));
        var positives = outcomes.Count(outcome => outcome);
        var ratio = positives / chances.Sum();
        var certain = chances.Count(chance => chance is < ChanceScale.Nearest or > 1 - ChanceScale.Nearest);
        if (positives == 0 || positives == outcomes.Length) return new Calibration(ratio, null, null, null, null, null, certain, "one outcome alone occurs");
        var logits = Array.ConvertAll(chances, ChanceScale.Logit);
        var large = LogisticRegression.Fit([], outcomes, offset: logits);
        var slope = LogisticRegression.Fit([logits], outcomes);
        var fault = slope.IsAliased[1] ? "all chances are alike" : slope.IsSeparated ? "the chances tell the outcomes without fail" : null;
        return fault is not null
            ? new Calibration(ratio, large.Coefficients[0], large.StandardError(0), null, null, null, certain, fault)
            : new Calibration(ratio, large.Coefficients[0], large.StandardError(0), slope.Coefficients[1], slope.StandardError(1), slope.Coefficients[0], certain, null);
    }
}
