namespace Tabib.Evidence.PopulationGenetics;

/// <summary>A variant of a reference found in a genotype set.</summary>
/// <param name="Number">In the reference.</param>
/// <param name="Variant">Index in the set.</param>
/// <param name="Allele">Which ALT allele, 1 for the first.</param>
/// <param name="IsSwapped">The counted allele is the set's REF.</param>
public readonly record struct MatchedVariant(int Number, int Variant, int Allele, bool IsSwapped);
