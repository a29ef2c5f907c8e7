using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>What a release says of genes, and the files it says it in.</summary>
/// <param name="Genes">In name order.</param>
/// <param name="Sources">In reading order.</param>
internal sealed record GeneRelease(IReadOnlyList<GeneFacts> Genes, IReadOnlyList<ReleaseSource> Sources)
{
    /// <summary>Of the release as a whole.</summary>
    public string Version { get; init; } = Genes.Max(facts => facts.Version) ?? "";

    public IReadOnlyList<string> Citations { get; init; } =
    [
        "CPIC allele definition, functionality and phenotype tables, release of the version stated (cpicpgx.org, CC0)",
        "Gene-specific matching rules: Sangkuhl K et al. PharmCAT. Clin Pharmacol Ther 2020;107:203. doi:10.1002/cpt.1568",
    ];

    public string Licence { get; init; } = "CC0-1.0";

    /// <summary>Whether a folder made of it needs all genes of the program that it does not hold.</summary>
    public bool IsPartial { get; init; }

    public IReadOnlyList<GeneImportNote> Notes { get; init; } = [];
}
