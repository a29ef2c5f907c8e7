namespace Tabib.Evidence.Association;

/// <summary>What is told of a trait before the work begins.</summary>
/// <param name="Model">The model in effect, never <see cref="AssociationModel.Auto"/>.</param>
/// <param name="Samples">With trait and covariates known.</param>
/// <param name="Cases">Null of a quantitative trait, as the other two.</param>
/// <param name="Controls">Null of a quantitative trait.</param>
/// <param name="Coding">"0/1" or "1/2".</param>
public sealed record TraitSummary(string Name, AssociationModel Model, int Samples, int? Cases, int? Controls, string? Coding);
