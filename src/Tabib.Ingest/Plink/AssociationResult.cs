namespace Tabib.Ingest.Plink;

/// <summary>One row of a table of association tests.</summary>
/// <param name="Position">1-based.</param>
/// <param name="Id">"." where the table has none.</param>
/// <param name="Alternate">The ALT allele that was tested.</param>
/// <param name="Log10P">-log10 of the p-value.</param>
/// <param name="Line">Where it stands, 1-based.</param>
public readonly record struct AssociationResult(string Chromosome, int Position, string Id, string Reference, string Alternate, double Log10P, long Line);
