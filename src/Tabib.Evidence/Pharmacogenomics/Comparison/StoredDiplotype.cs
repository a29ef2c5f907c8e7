namespace Tabib.Evidence.Pharmacogenomics.Comparison;

/// <summary>A candidate of a stored call.</summary>
/// <param name="Alleles">None, one or two.</param>
public sealed record StoredDiplotype(IReadOnlyList<string> Alleles, string? Phenotype, string? ActivityScore);
