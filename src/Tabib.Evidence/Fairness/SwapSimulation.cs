namespace Tabib.Evidence.Fairness;

/// <summary>The simulation of equal need for one score and pair of groups.</summary>
/// <param name="Cuts">By percentile; those with too few people of either group are left out.</param>
/// <param name="CannotSay">Why there are none.</param>
public sealed record SwapSimulation(string Score, string Need, string Reference, string Other, IReadOnlyList<NeedSwap> Cuts, string? CannotSay);
