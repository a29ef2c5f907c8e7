namespace Tabib.Evidence.Fairness;

/// <summary>What choosing a label does to groups.</summary>
/// <param name="Cut">The percentile that the selected share begins at.</param>
/// <param name="Needs">By score: means of all labels by hundredth and group.</param>
/// <param name="Ranges">By score: hundredths, fewer where quantiles coincide.</param>
/// <param name="Spread">By label and group: largest less smallest share over the scores.</param>
public sealed record LabelAuditResult(
    int People, int Cut, IReadOnlyList<string> Labels, IReadOnlyList<Concentration> Concentrations, IReadOnlyList<(string Name, double? Difference)> Spread, IReadOnlyList<(string Score, IReadOnlyList<PercentileMeans> Means)> Needs,
    IReadOnlyList<int> Ranges, IReadOnlyList<SelectionChange> Changes, IReadOnlyList<SwapSimulation> Swaps, IReadOnlyList<ExplainedVariance> Explained, IReadOnlyList<DecisionMakers> Decisions);
