namespace Tabib.Evidence.Fairness;

/// <summary>All that is told of one group.</summary>
/// <param name="Grouping">Names of the columns, or "everyone".</param>
/// <param name="People">Null where withheld.</param>
/// <param name="IsReference">Whether others of its grouping are compared with it.</param>
/// <param name="Counts">By outcome and decision; null where withheld.</param>
/// <param name="NetBenefit">At the threshold; null where withheld or without one.</param>
/// <param name="Area">Null where it was not asked for.</param>
/// <param name="Calibration">Null where it was not asked for, withheld, or the score is no chance.</param>
/// <param name="WithheldWhy">Null where all is told.</param>
public sealed record GroupResult(
    string Grouping, string Group, long? People, bool IsReference, DecisionCounts? Counts, IReadOnlyList<RateEstimate> Rates, double? NetBenefit, AreaEstimate? Area, GroupCalibration? Calibration, Withheld Withheld, string? WithheldWhy)
{
    public RateEstimate this[DecisionRate rate] => Rates.First(estimate => estimate.Rate == rate);
}
