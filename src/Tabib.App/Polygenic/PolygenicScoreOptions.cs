using Tabib.App.Capabilities;

namespace Tabib.App.Polygenic;

public sealed record PolygenicScoreOptions : PolygenicOptions
{
    [Option("--out", "The table to write.", ValueName = "FILE", Required = true)]
    public string Out { get; init; } = "";

    [Option("--missing", "What a missing genotype adds: mean (twice the allele's frequency times the weight; the default) or skip (nothing).", ValueName = "HOW")]
    public string Missing { get; init; } = "mean";

    [Option("--frequencies", "Allele frequencies of a reference panel (PLINK 2's .afreq, or tabib genotypes frequency); without it those of the founders of the set.", ValueName = "FILE")]
    public string? Frequencies { get; init; }
}
