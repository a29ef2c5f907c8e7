using Tabib.Evidence.Risk;

namespace Tabib.App.Risk;

/// <summary>The scores at hand.</summary>
public sealed record ScoreList(IReadOnlyList<ScorePack> Scores);
