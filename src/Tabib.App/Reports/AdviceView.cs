using Tabib.Decision.Recommendations;

namespace Tabib.App.Reports;

/// <summary>A recommendation as the page shows it.</summary>
/// <param name="Anchor">Id of its element, for links within the page.</param>
public sealed record AdviceView(string Anchor, Recommendation Recommendation, IReadOnlyList<ScoreLink> Scores, IReadOnlyList<FactLine> Facts);
