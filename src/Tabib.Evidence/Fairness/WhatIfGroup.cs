namespace Tabib.Evidence.Fairness;

/// <summary>A group under another rule.</summary>
/// <param name="Threshold">The score from which on people of the group are selected; null where nobody is, or where equal scores are parted by the order of rows.</param>
public sealed record WhatIfGroup(string Group, double? Threshold, long Selected, double? SelectionRate, double? TruePositiveRate, double? FalsePositiveRate);
