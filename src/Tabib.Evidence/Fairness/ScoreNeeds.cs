namespace Tabib.Evidence.Fairness;

/// <summary>Need at equal score, by hundredths of one score.</summary>
/// <param name="Ranges">100, or fewer where quantiles coincide.</param>
/// <param name="AtCut">Means over the people at the cut's percentile or above, by group.</param>
/// <param name="Means">By percentile and group.</param>
public sealed record ScoreNeeds(string Score, int Ranges, IReadOnlyList<PercentileMeans> AtCut, IReadOnlyList<PercentileMeans> Means);
