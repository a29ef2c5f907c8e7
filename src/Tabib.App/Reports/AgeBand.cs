namespace Tabib.App.Reports;

/// <summary>How many living patients of ten years of age there are, by sex.</summary>
public sealed record AgeBand(string Title, long Female, long Male, long Unknown);
