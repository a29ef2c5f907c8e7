namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>What an import left out of a gene, or what its release does not say.</summary>
/// <param name="Alleles">That it is of; empty where it is of the gene.</param>
public sealed record GeneImportNote(string Gene, string What, IReadOnlyList<string> Alleles);
