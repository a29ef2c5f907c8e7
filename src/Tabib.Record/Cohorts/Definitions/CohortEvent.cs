namespace Tabib.Record.Cohorts.Definitions;

/// <summary>Something that happens to patients and is told by codes.</summary>
/// <param name="Codes">Null for every event of the kind.</param>
/// <param name="Value">Of an observation: only values within; comparators such as "&lt; 5" are no values.</param>
public sealed record CohortEvent(EventKind Kind, ValueSet? Codes = null, ValueRange? Value = null)
{
    /// <summary>Equal for events that are the same rows.</summary>
    internal string Key => $"{Kind}|{Codes?.Name}|{Value}|{Unit}";

    /// <summary>UCUM; values are converted to it, and those that cannot be are no values. Null where no value is read.</summary>
    internal string? Unit { get => field ?? Value?.Unit; init; }
}
