using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>What a release says of genes, and the files it says it in.</summary>
/// <param name="Genes">In name order.</param>
/// <param name="Sources">In reading order.</param>
internal sealed record GeneRelease(IReadOnlyList<GeneFacts> Genes, IReadOnlyList<ReleaseSource> Sources);
