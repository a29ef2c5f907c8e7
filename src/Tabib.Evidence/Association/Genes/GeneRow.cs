namespace Tabib.Evidence.Association.Genes;

/// <summary>One line of the result: one test of one set for one trait.</summary>
/// <param name="Set">Index of the set.</param>
/// <param name="Trait">Index of the trait.</param>
/// <param name="Variants">Variants (ALT alleles) that the test uses.</param>
/// <param name="Carriers">People with a minor allele of any of them.</param>
/// <param name="MinorAlleles">Minor alleles called.</param>
/// <param name="Observations">People in the analysis.</param>
public readonly record struct GeneRow(int Set, int Trait, int Variants, int Carriers, double MinorAlleles, int Observations, GeneTestResult Result);
