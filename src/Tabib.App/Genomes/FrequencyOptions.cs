using Tabib.App.Capabilities;

namespace Tabib.App.Genomes;

public sealed record FrequencyOptions : GenotypeOptions
{
    [Option("--out", "The table to write.", ValueName = "FILE", Required = true)]
    public string Out { get; init; } = "";

    [Option("--nonfounders", "Count samples with known parents too; without it frequencies and tests are of founders.")]
    public bool Nonfounders { get; init; }
}
