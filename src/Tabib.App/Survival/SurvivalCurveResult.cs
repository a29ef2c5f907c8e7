namespace Tabib.App.Survival;

/// <summary>A curve of a stratum: Kaplan-Meier's survival, or with competing events the incidence of each.</summary>
/// <param name="Stratum">Null where there is one.</param>
/// <param name="Curve">"survival", or "incidence of" and the event.</param>
/// <param name="Median">Null where the curve does not reach one half, or for an incidence.</param>
/// <param name="RestrictedMean">Of survival, up to the horizon; null where follow-up is shorter.</param>
/// <param name="Lower">95 % intervals, log-log; null where they cannot be told.</param>
public sealed record SurvivalCurveResult(
    string? Stratum, string Curve, int Rows, double Events, double? Median, double? MedianLower, double? MedianUpper, double? RestrictedMean, double? RestrictedMeanStandardError,
    IReadOnlyList<double> Times, IReadOnlyList<double> AtRisk, IReadOnlyList<double> Values, IReadOnlyList<double?> Lower, IReadOnlyList<double?> Upper);
