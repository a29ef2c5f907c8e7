namespace Tabib.Evidence.Variants.Trios;

/// <summary>Two alleles that hit both copies of a gene in the child.</summary>
/// <param name="IsCertain">The copies are known to differ: one allele from each parent, or a new and an inherited one that phase puts on different copies. Else a new allele stands beside an inherited one and nothing says on which copy.</param>
public sealed record CompoundHeterozygote(string Gene, TrioSite First, AlleleOrigin FirstOrigin, TrioSite Second, AlleleOrigin SecondOrigin, bool IsCertain);
