namespace Tabib.App.Reports;

/// <summary>How many there are of something.</summary>
/// <param name="Note">A few words more; empty where there are none.</param>
public sealed record Tally(string Name, long Count, string Note = "");
