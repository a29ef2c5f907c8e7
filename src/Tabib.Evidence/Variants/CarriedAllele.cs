namespace Tabib.Evidence.Variants;

/// <summary>An allele and who has it.</summary>
/// <param name="Haplotypes">Chromosome copies that carry it: twice the number of the sample, plus one for the second copy.</param>
/// <param name="IsAlone">Whether it is also told for itself: somebody has it of whom the phase is not known, or nobody has it.</param>
internal sealed record CarriedAllele(VariantAllele Allele, IReadOnlyList<int> Haplotypes, bool IsAlone);
