namespace Tabib.Evidence.Prediction;

/// <summary>What a model predicts.</summary>
/// <param name="Column">The column of the outcome, or of what ended the time at risk.</param>
/// <param name="Positive">The value that is the outcome, or the event of interest.</param>
/// <param name="Time">The column with the time at the event or the end of follow-up; null for an outcome without times.</param>
/// <param name="Horizon">In the unit of the time: risks are told for then; null without times.</param>
public sealed record ModelOutcome(string Column, string Positive, string? Time = null, double? Horizon = null);
