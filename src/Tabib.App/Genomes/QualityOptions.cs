using Tabib.App.Capabilities;

namespace Tabib.App.Genomes;

public sealed record QualityOptions : GenotypeOptions
{
    [Option("--out", "The folder to write.", ValueName = "DIR", Required = true)]
    public string Out { get; init; } = "";

    [Option("--nonfounders", "Count samples with known parents too; without it frequencies and tests are of founders.")]
    public bool Nonfounders { get; init; }

    [Option("--variant-missing", "Propose to leave out variants with a larger share of missing calls (default 0.05).", ValueName = "RATE")]
    public double? VariantMissing { get; init; }

    [Option("--sample-missing", "Propose to leave out samples with a larger share of missing calls (default 0.05).", ValueName = "RATE")]
    public double? SampleMissing { get; init; }

    [Option("--maf", "Propose to leave out variants whose rarer allele is rarer (default 0.01).", ValueName = "FREQ")]
    public double? Maf { get; init; }

    [Option("--hwe", "Propose to leave out variants with a smaller mid-p value of the Hardy-Weinberg test (default 1e-6).", ValueName = "P")]
    public double? Hwe { get; init; }
}
