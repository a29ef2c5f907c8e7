using Tabib.App.Capabilities;

namespace Tabib.App.Genomes;

public sealed record LdTableCommandOptions : GenotypeOptions
{
    [Option("--out", "The table to write.", ValueName = "FILE", Required = true)]
    public string Out { get; init; } = "";

    [Option("--window-kb", "Thousands of base pairs that two variants are apart at most; 1000 by default.", ValueName = "KB")]
    public double WindowKb { get; init; } = 1000;

    [Option("--window", "Also: variants that a window spans, so that pairs are less than this many apart.", ValueName = "N")]
    public int? Window { get; init; }

    [Option("--r2", "Least squared correlation of genotypes of a pair that is written; 0.2 by default.", ValueName = "R2")]
    public double SquaredCorrelation { get; init; } = 0.2;

    [Option("--nonfounders", "Count samples with known parents too; without it correlations are over founders.")]
    public bool Nonfounders { get; init; }
}
