namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>A call that AD speaks against, until the site's next record shows whether it is one part of a split site.</summary>
/// <param name="Set">The phase set's name; empty for none.</param>
internal sealed record HeldCall(GenotypeText Call, SiteAlleles Alleles, byte[] Set);
