namespace Tabib.Evidence.PopulationGenetics;

/// <summary>A sample among the components of a reference.</summary>
/// <param name="Scores">As the reference's eigenvectors have them; not numbers where the sample has too few calls.</param>
/// <param name="Called">Share of the reference's variants that the sample has a genotype of.</param>
/// <param name="Distance">Length of its part outside the components, relative to what is expected of a sample of the reference: far above 1 for ancestry that the reference lacks.</param>
public sealed record ProjectedSample(double[] Scores, double Called, double Distance);
