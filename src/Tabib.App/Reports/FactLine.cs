namespace Tabib.App.Reports;

/// <summary>One fact in a list: what, its value or course, when, and the resource that says so.</summary>
public sealed record FactLine(string Name, string Value, string When, string Source);
