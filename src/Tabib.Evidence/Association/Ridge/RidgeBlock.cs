namespace Tabib.Evidence.Association.Ridge;

/// <summary>Neighbouring variants of one chromosome that share a first-level model.</summary>
/// <param name="Number">In the order of the file.</param>
/// <param name="Chromosome">Index into the variant table's chromosomes.</param>
/// <param name="Variants">Indexes of the variants.</param>
public sealed record RidgeBlock(int Number, int Chromosome, int[] Variants);
