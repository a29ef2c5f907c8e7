namespace Tabib.Evidence.Polygenic.Ancestry;

/// <summary>One person's score, set against a reference panel.</summary>
/// <param name="Z1">The score less what ancestry predicts, in standard deviations of the panel.</param>
/// <param name="Z2TwoStep">The same, with a spread that depends on ancestry too; fitted in two steps.</param>
/// <param name="Z2">The same, mean and spread fitted together by maximum likelihood.</param>
/// <param name="Population">The population that the person is most similar to; null where the panel names none.</param>
/// <param name="PopulationP">Share of that population at least as far from its middle (Mahalanobis distance, chi-squared).</param>
/// <param name="Distance">Mahalanobis distance from that population; without populations from the whole panel.</param>
/// <param name="Percentile">Of the score in that population, 0 to 100.</param>
/// <param name="PopulationZ">The score in standard deviations of that population.</param>
public readonly record struct NormalizedScore(double Z1, double Z2TwoStep, double Z2, string? Population, double PopulationP, double Distance, double Percentile, double PopulationZ)
{
    /// <summary>Below this the person belongs to none of the panel's populations: percentiles and Z may not hold for them.</summary>
    public const double LeastP = 1e-10;

    public bool IsFarFromPanel => PopulationP < LeastP;
}
