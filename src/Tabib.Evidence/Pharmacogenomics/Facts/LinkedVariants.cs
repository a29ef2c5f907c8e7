namespace Tabib.Evidence.Pharmacogenomics.Facts;

/// <summary>A haplotype known by two variants of which one causes and the other tags it: HapB3 of DPYD (intron rs75017182, exon rs56038477).</summary>
/// <param name="Causal">GRCh38 position of the causal variant.</param>
/// <param name="Tag">GRCh38 position of the variant that travels with it.</param>
/// <param name="CausalAllele">Name where the causal variant stands alone.</param>
/// <param name="Haplotype">Name where both are there.</param>
public sealed record LinkedVariants(int Causal, int Tag, string CausalAllele, string Haplotype);
