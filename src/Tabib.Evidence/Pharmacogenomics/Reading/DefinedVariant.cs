namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>An allele of a defined position by its shortest spelling on one build.</summary>
/// <param name="Start">1-based.</param>
/// <param name="Code">The allele's code at its position.</param>
internal sealed record DefinedVariant(int Start, string Reference, string Alternate, DefinedPlace Place, byte Code);
