namespace Tabib.App.Models.Validating;

/// <summary>Two areas under the curve, compared.</summary>
/// <param name="First">Score or group.</param>
/// <param name="Test">paired: two scores of the same people; unpaired: two groups.</param>
/// <param name="Difference">First less second.</param>
/// <param name="Statistic">z, or t with its degrees of freedom.</param>
/// <param name="P">Two-sided.</param>
public sealed record ComparisonReport(string First, string Second, string Test, Estimate Difference, double? Statistic, double? DegreesOfFreedom, double? P);
