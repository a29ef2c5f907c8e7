namespace Tabib.App.Reports;

/// <summary>Scores that end without a value for the same reason.</summary>
public sealed record ReasonGroup(string Reason, IReadOnlyList<string> Scores);
