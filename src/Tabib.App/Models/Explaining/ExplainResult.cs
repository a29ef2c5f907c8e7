namespace Tabib.App.Models.Explaining;

/// <param name="Contributions">contributions.csv: a row a person, a column an input.</param>
/// <param name="Interactions">interactions.csv; null where it was not asked for.</param>
public sealed record ExplainResult(string Page, string Contributions, string? Interactions, string Numbers, string NumbersSha256, ExplanationReport Report);
