using Tabib.Record.Cohorts.Definitions;

namespace Tabib.Record.Cohorts;

/// <summary>A column of an extract.</summary>
/// <param name="Kind">integer, number, text or moment.</param>
/// <param name="Meaning">In words.</param>
/// <param name="Feature">The rule it was made by; null for the patient, the index moment, outcome and time.</param>
/// <param name="Missing">What an empty cell, or the absence of one, means.</param>
public sealed record FeatureColumn(string Name, string Kind, string Meaning, FeatureRule? Feature, string Missing)
{
    /// <summary>The number as SQL over the row of the patient.</summary>
    internal string Sql { get; init; } = "";
}
