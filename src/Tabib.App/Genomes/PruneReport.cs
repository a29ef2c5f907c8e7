namespace Tabib.App.Genomes;

/// <summary>What <c>tabib genotypes prune</c> wrote.</summary>
/// <param name="Samples">Samples that correlations are over.</param>
/// <param name="Correlated">Variants removed for their correlation with one that has a higher minor-allele frequency.</param>
/// <param name="Constant">Variants removed because they do not vary.</param>
public sealed record PruneReport(string Out, string Removed, int Variants, int Samples, int Kept, int Correlated, int Constant, double Seconds);
