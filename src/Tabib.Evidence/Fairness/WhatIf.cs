namespace Tabib.Evidence.Fairness;

/// <summary>What another rule would do to the same people, and what it costs: shown for thought, never applied.</summary>
/// <param name="Policy">"as it is", "equal true positive rates", "equal selection rates" or "recalibrated within groups".</param>
/// <param name="NetBenefit">At the threshold; null without one.</param>
/// <param name="TruePositiveSpread">Largest less smallest among the groups.</param>
/// <param name="Groups">Those that are told.</param>
/// <param name="CannotSay">Why there are no numbers.</param>
public sealed record WhatIf(string Grouping, string Policy, long? Selected, double? Accuracy, double? NetBenefit, double? TruePositiveSpread, double? SelectionSpread, IReadOnlyList<WhatIfGroup> Groups, string? CannotSay)
{
    /// <summary>Weights for training anew, where the policy is to weigh people.</summary>
    public IReadOnlyList<ReweighingWeight> Weights { get; init; } = [];

    /// <summary>What a sample weighed so is worth in people.</summary>
    public double? EffectivePeople { get; init; }
}
