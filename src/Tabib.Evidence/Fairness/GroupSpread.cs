namespace Tabib.Evidence.Fairness;

/// <summary>How far the groups of a grouping lie apart in one measure: the largest less the smallest, and the smallest over the largest, each bootstrapped as a whole.</summary>
/// <param name="Measure">Name of a rate; "demographicParity" is the spread of selection rates, "equalisedOdds" the larger of the spreads of true and false positive rates (the smaller of their ratios).</param>
/// <param name="Groups">That have the measure and are told.</param>
/// <param name="EmptyShare">Of replicates in which one of the groups has no estimate.</param>
public sealed record GroupSpread(
    string Measure, string Grouping, int Groups, string? Highest, string? Lowest, double? Difference, double? DifferenceLower, double? DifferenceUpper, double? Ratio, double? RatioLower, double? RatioUpper, double? EmptyShare, string? CannotSay);
