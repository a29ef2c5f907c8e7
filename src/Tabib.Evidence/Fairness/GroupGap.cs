namespace Tabib.Evidence.Fairness;

/// <summary>How a group differs from its reference in one measure.</summary>
/// <param name="Measure">Name of a rate, "netBenefit" or "areaUnderCurve".</param>
/// <param name="Difference">The group's less the reference's; null where it cannot be told.</param>
/// <param name="Ratio">The group's over the reference's; null where the reference's is 0 or the measure has no ratio.</param>
/// <param name="EmptyShare">Of bootstrap replicates without an estimate of the difference; null where the interval is no bootstrap.</param>
/// <param name="P">Of no difference, as if it were the only comparison: pooled two-sample test of proportions, Welch's test of areas; null for net benefit.</param>
/// <param name="HolmP">For all comparisons of the audit together.</param>
public sealed record GroupGap(
    string Measure, string Grouping, string Group, string Reference, double? Difference, double? DifferenceLower, double? DifferenceUpper, double? Ratio, double? RatioLower, double? RatioUpper,
    double? EmptyShare, double? P, double? HolmP, string? CannotSay);
