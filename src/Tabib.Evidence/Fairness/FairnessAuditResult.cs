namespace Tabib.Evidence.Fairness;

/// <summary>What an audit of one score found.</summary>
/// <param name="IsChance">Whether the score lies within 0 and 1 and is more than a decision, so that it can be calibrated.</param>
/// <param name="Comparisons">With a p-value; Holm's are for all of them.</param>
/// <param name="WhatIfs">By single column.</param>
public sealed record FairnessAuditResult(
    int People, long Positives, bool IsChance, AuditDecision Decision, IReadOnlyList<GroupResult> Groups, IReadOnlyList<GroupGap> Gaps, IReadOnlyList<GroupSpread> Spreads, int Comparisons, IReadOnlyList<WhatIf> WhatIfs, IReadOnlyList<string> Notes);
