namespace Tabib.App.Reports;

/// <summary>For how many of the living a score could be said, and why not.</summary>
public sealed record ScoreTally(string Title, long Value, long Missing, long OutOfRange, long NotApplicable);
