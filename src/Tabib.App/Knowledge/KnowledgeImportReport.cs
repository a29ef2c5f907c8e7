using Tabib.Evidence.Pharmacogenomics.Releases;

namespace Tabib.App.Knowledge;

/// <summary>What an import made.</summary>
/// <param name="Files">Files of genes, with their hashes.</param>
/// <param name="CarriedOver">Genes whose files are those of the basis (the program's own, unless another was given): the release does not hold them.</param>
/// <param name="Kept">Files that were in the folder and are of no gene of this import.</param>
/// <param name="Sources">Number of files read.</param>
/// <param name="LeftOut">Of guidance: why recommendations were left out, and how many.</param>
/// <param name="WithoutGrch37">Number of positions whose place on GRCh37 is not known.</param>
public sealed record KnowledgeImportReport(string Out, string Manifest, IReadOnlyList<KnowledgeImportFile> Files, IReadOnlyList<string> CarriedOver, IReadOnlyList<string> Kept, int Sources, int WithoutGrch37, IReadOnlyDictionary<string, int> LeftOut)
{
    /// <summary>Of genes: what was left out, and what the release does not say.</summary>
    public IReadOnlyList<GeneImportNote> Notes { get; init; } = [];
}
