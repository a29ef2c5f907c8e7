namespace Tabib.Evidence.Variants.Trios;

/// <summary>An alternate allele at a site, in a child and its parents.</summary>
/// <param name="Position">1-based.</param>
/// <param name="Genes">Genes that it changes.</param>
/// <param name="IsHaploidInChild">X or Y outside the pseudo-autosomal regions in a boy: X comes from the mother alone.</param>
public sealed record TrioSite(string Contig, int Position, string Reference, string Alternate, IReadOnlyList<string> Genes, TrioGenotype Child, TrioGenotype Father, TrioGenotype Mother, bool IsHaploidInChild = false);
