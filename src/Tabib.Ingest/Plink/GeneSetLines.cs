namespace Tabib.Ingest.Plink;

/// <summary>The variants that a list gives to one gene and mask.</summary>
/// <param name="Gene">Name of the gene or set.</param>
/// <param name="Mask">The list's third column, or "all".</param>
/// <param name="VariantIds">Each once, in the order of the list.</param>
public sealed record GeneSetLines(string Gene, string Mask, IReadOnlyList<string> VariantIds);
