namespace Tabib.Record.Cohorts.Definitions;

/// <summary>Who belongs to a cohort, from when on, what is to be predicted of them, and from what.</summary>
/// <param name="Entry">In the order in which they are applied.</param>
/// <param name="Exit">Events from the index moment on that end the observation.</param>
/// <param name="Outcome">Null for a cohort that is only described.</param>
/// <param name="StudyEnd">Last day of observation for all; null for as long as the records go.</param>
public sealed record CohortDefinition(
    string Id, string Title, IndexRule Index, Washout? Washout, IReadOnlyList<EntryRule> Entry, IReadOnlyList<CohortEvent> Exit, OutcomeRule? Outcome, TimeAtRisk AtRisk, DateOnly? StudyEnd, IReadOnlyList<FeatureRule> Features)
{
    /// <summary>Nothing of a patient but features: for one patient at a moment that is given.</summary>
    internal CohortDefinition FeaturesOnly => this with { Washout = null, Entry = [], Exit = [], Outcome = null };
}
