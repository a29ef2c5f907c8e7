namespace Tabib.App.Reports;

/// <summary>One input of a score: what was used, what was recorded, when, and which resource says so.</summary>
/// <param name="Measured">Day and age at the index time; null where it has no date.</param>
public sealed record ScoreInputView(string Title, string Value, string? Recorded, string? Measured, string? Source, string? Assumed);
