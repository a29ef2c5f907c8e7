namespace Tabib.Record.Cohorts.Definitions;

/// <summary>What sort of thing an event of a cohort is.</summary>
public enum EventKind
{
    Condition,

    Medication,

    Immunization,

    Procedure,

    /// <summary>A measurement or another observation.</summary>
    Observation,

    Encounter,

    Death,
}
