namespace Tabib.Evidence.Fairness;

/// <summary>Whether the predicted chances of a group are as high as what happened.</summary>
/// <param name="ObservedToExpected">Outcomes for each outcome that was predicted; null where none was.</param>
/// <param name="ExpectedError">Mean distance of the share with the outcome from the mean chance over ten equal ranges of the chance, weighed by people (expected calibration error).</param>
/// <param name="InTheLarge">The intercept with the slope held at 1: above 0 where chances are too low.</param>
/// <param name="Slope">Below 1 where chances are too extreme.</param>
/// <param name="Intercept">The one that belongs to <paramref name="Slope"/>.</param>
/// <param name="Certain">Chances of exactly 0 or 1, or nearer than 1e-12: they count as that near.</param>
/// <param name="CannotSay">Why slope and intercepts are null.</param>
public sealed record GroupCalibration(
    double? ObservedToExpected, double? ExpectedError, double? InTheLarge, double? InTheLargeStandardError, double? Slope, double? SlopeStandardError, double? Intercept, long Certain, string? CannotSay);
