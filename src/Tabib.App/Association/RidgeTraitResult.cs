namespace Tabib.App.Association;

/// <summary>What the ridge of one trait came to.</summary>
/// <param name="Heritability">The share of variance that set the strength of the second level; not an estimate of the heritability.</param>
/// <param name="Explained">1 less the error (of squares, or deviance) for people not fitted over that of the covariates alone.</param>
public sealed record RidgeTraitResult(string Trait, bool IsBinary, int Observations, double Heritability, double Explained);
