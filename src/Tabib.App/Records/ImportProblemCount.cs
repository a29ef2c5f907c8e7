namespace Tabib.App.Records;

/// <summary>How often a problem was met, with its first place.</summary>
public sealed record ImportProblemCount(string Code, string Severity, long Count, string Message, string First, string? Hint);
