namespace Tabib.App.Models.Validating;

/// <summary>All numbers of a validation: metrics.json, and what the page is drawn from.</summary>
/// <param name="Version">Of Tabib.</param>
/// <param name="Data">The table's file name.</param>
/// <param name="Model">Name and version; null where scores were given.</param>
/// <param name="Outcome">The column.</param>
/// <param name="Horizon">Null without times.</param>
/// <param name="LeftOut">Rows that were not used, by reason.</param>
/// <param name="Unknown">With times: rows censored before the horizon. They count by weight.</param>
/// <param name="Prevalence">Share with the outcome, or its chance by the horizon.</param>
/// <param name="StatedPrevalence">What --prevalence says.</param>
/// <param name="Settings">Of bootstrap and folds.</param>
public sealed record ValidationReport(
    string Version, string Data, string? Model, string Outcome, double? Horizon, int Rows, int Events, int NonEvents, int Unknown, Estimate Prevalence, double? StatedPrevalence,
    IReadOnlyDictionary<string, int> LeftOut, IReadOnlyDictionary<string, int> Settings, IReadOnlyList<VerdictLine> Verdict, IReadOnlyList<ScoreReport> Scores, IReadOnlyList<ComparisonReport> Comparisons,
    IReadOnlyList<GroupReport> Groups, AdequacyReport Adequacy, OptimismReport? Optimism, IReadOnlyList<DriftReport> Drift, IReadOnlyList<MonthReport> Months, IReadOnlyList<ChecklistLine> Tripod, IReadOnlyList<ChecklistLine> Probast,
    IReadOnlyList<string> Notes);
