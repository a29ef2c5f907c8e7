using Tabib.App.Capabilities;

namespace Tabib.App.Genomes;

public sealed record PruneOptions : GenotypeOptions
{
    [Option("--out", "The list of variants to keep; OUT.removed lists the others.", ValueName = "FILE", Required = true)]
    public string Out { get; init; } = "";

    [Option("--window", "Variants that a window spans; 1000 by default.", ValueName = "N")]
    public int? Window { get; init; }

    [Option("--window-kb", "Thousands of base pairs that a window spans, instead of --window; it then moves on by one variant.", ValueName = "KB")]
    public double? WindowKb { get; init; }

    [Option("--step", "Variants by which the window moves on; 50 by default.", ValueName = "N")]
    public int? Step { get; init; }

    [Option("--r2", "Greatest squared correlation of two kept variants in a window; 0.1 by default.", ValueName = "R2")]
    public double? SquaredCorrelation { get; init; }

    [Option("--nonfounders", "Count samples with known parents too; without it correlations are over founders.")]
    public bool Nonfounders { get; init; }
}
