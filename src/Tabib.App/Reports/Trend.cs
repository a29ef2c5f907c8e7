namespace Tabib.App.Reports;

/// <summary>What was measured again and again, in one unit.</summary>
/// <param name="Unit">As people write it.</param>
/// <param name="Bounds">Results that are only known to lie below or above a limit: listed, not drawn.</param>
public sealed record Trend(string Title, string Unit, IReadOnlyList<TrendSeries> Series, IReadOnlyList<FactLine> Bounds);
