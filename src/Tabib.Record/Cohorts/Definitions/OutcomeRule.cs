namespace Tabib.Record.Cohorts.Definitions;

/// <summary>What is to be predicted.</summary>
/// <param name="KeepPrior">False: who had it before the time at risk leaves the cohort.</param>
/// <param name="PriorDays">How far back that is looked for; null for ever.</param>
/// <param name="Competing">Events after which the outcome can no longer come; they end the time as outcome 2.</param>
public sealed record OutcomeRule(CohortEvent Event, bool KeepPrior, int? PriorDays, IReadOnlyList<CohortEvent> Competing);
