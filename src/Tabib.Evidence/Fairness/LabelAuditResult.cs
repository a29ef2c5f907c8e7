namespace Tabib.Evidence.Fairness;

/// <summary>What choosing a label does to groups.</summary>
/// <param name="Cut">The percentile that the selected share begins at.</param>
/// <param name="Labels">The first is what is needed.</param>
/// <param name="Decisions">Choices as they were made against those of scores; empty where they are not known.</param>
public sealed record LabelAuditResult(
    int People, double Top, int Cut, IReadOnlyList<string> Labels, IReadOnlyList<Concentration> Concentrations, IReadOnlyList<LabelSpread> Spread, IReadOnlyList<ScoreNeeds> Needs,
    IReadOnlyList<SelectionChange> Changes, IReadOnlyList<SwapSimulation> Swaps, IReadOnlyList<ExplainedVariance> Explained, IReadOnlyList<DecisionMakers> Decisions);
