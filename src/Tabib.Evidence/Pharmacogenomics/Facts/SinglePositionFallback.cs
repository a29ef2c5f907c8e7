namespace Tabib.Evidence.Pharmacogenomics.Facts;

/// <summary>One position that tells most of a gene's function where no diplotype fits: rs4149056 of SLCO1B1.</summary>
/// <param name="Position">On GRCh38.</param>
/// <param name="ReferenceAllele">The allele that a reference base stands for.</param>
/// <param name="AlternateAllele">The allele that the first alternate stands for.</param>
public sealed record SinglePositionFallback(int Position, string ReferenceAllele, string AlternateAllele);
