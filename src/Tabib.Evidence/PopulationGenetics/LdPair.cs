namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Linkage disequilibrium of two variants.</summary>
/// <param name="First">Index of the variant that comes first.</param>
/// <param name="Second">Index of the other one.</param>
/// <param name="SquaredCorrelation">Of genotypes.</param>
/// <param name="HaplotypeSquaredCorrelation">Of alleles on one haplotype, estimated from unphased genotypes.</param>
/// <param name="DPrime">Lewontin's D' of the counted ALT alleles, -1 to 1, of the same estimate.</param>
public readonly record struct LdPair(int First, int Second, double SquaredCorrelation, double HaplotypeSquaredCorrelation, double DPrime);
