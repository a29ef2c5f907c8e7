namespace Tabib.App.Reports;

/// <summary>A score that a recommendation rests on.</summary>
/// <param name="Anchor">Where it stands on the page; null where it is not shown.</param>
public sealed record ScoreLink(string? Anchor, string Title, string Value);
