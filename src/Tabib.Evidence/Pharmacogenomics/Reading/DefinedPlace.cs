namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>A place of the definitions on one build.</summary>
/// <param name="Gene">Index in <see cref="PgxKnowledge.Genes"/>.</param>
/// <param name="Position">Index in the gene's positions.</param>
internal readonly record struct DefinedPlace(int Gene, int Position);
