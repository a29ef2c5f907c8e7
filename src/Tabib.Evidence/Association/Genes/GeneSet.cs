namespace Tabib.Evidence.Association.Genes;

/// <summary>Variants that are tested together.</summary>
/// <param name="Gene">Name of the gene or set.</param>
/// <param name="Mask">Which of the gene's variants, such as "pLoF"; "all" where the list says nothing.</param>
/// <param name="Variants">Indexes into the genotype set's variants, ascending; those that it lacks are left out.</param>
/// <param name="Listed">Variants that the list names.</param>
public sealed record GeneSet(string Gene, string Mask, int[] Variants, int Listed);
