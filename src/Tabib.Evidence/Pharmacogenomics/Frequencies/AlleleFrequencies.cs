using Tabib.Evidence.Pharmacogenomics.Advice;

namespace Tabib.Evidence.Pharmacogenomics.Frequencies;

/// <summary>How common the alleles of a gene are in one group of people.</summary>
/// <param name="Population">A biogeographic group, such as "East Asian" (Huddart et al. 2019, doi:10.1002/cpt.1350).</param>
/// <param name="People">Number of people in the source; null where it is not stated.</param>
/// <param name="Note">What a reader of the figures must know; null for nothing.</param>
/// <param name="Alleles">Shares of all chromosomes, above 0. An allele that is absent here has no figure: it is not one of 0.</param>
public sealed record AlleleFrequencies(string Gene, string Population, int? People, string? Note, AdviceCitation Citation, IReadOnlyDictionary<string, double> Alleles);
