using Tabib.App.Capabilities;

namespace Tabib.App.Genomes;

public sealed record ProjectOptions : GenotypeOptions
{
    [Option("--loadings", "Prefix of the reference, as genotypes pca wrote it: PREFIX.loadings, PREFIX.eigenvec, PREFIX.eigenval.", ValueName = "PREFIX", Required = true)]
    public string Loadings { get; init; } = "";

    [Option("--out", "The table to write; OUT.unmatched lists the reference's variants that were not found.", ValueName = "FILE", Required = true)]
    public string Out { get; init; } = "";

    [Option("--min-overlap", "Least share of the reference's variants that must be found; 0.5 by default.", ValueName = "SHARE")]
    public double? MinimumOverlap { get; init; }
}
