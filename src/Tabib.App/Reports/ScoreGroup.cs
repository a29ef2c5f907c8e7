namespace Tabib.App.Reports;

/// <summary>Scores of one category.</summary>
public sealed record ScoreGroup(string Title, IReadOnlyList<ScoreView> Scores);
