namespace Tabib.Evidence.Risk;

/// <summary>A worked example of a pack; all run in tests and in <c>knowledge validate</c>.</summary>
/// <param name="Expected">Output name to value; a date output as days since 1970-01-01.</param>
/// <param name="Outcome">The kind of outcome expected: "value", "missingInputs", "notApplicable" or "outOfRange".</param>
/// <param name="Tolerance">Greatest absolute difference.</param>
/// <param name="Source">Where the numbers come from.</param>
public sealed record ScoreExample(
    IReadOnlyDictionary<string, InputValue> Inputs, IReadOnlyDictionary<string, double> Expected, string Outcome, double Tolerance, string Source);
