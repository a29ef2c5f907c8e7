using Tabib.App.Capabilities;

namespace Tabib.App.Genomes;

public sealed record PcaCommandOptions : GenotypeOptions
{
    [Option("--out", "Prefix of the files to write: OUT.eigenvec, OUT.eigenval, OUT.loadings.", ValueName = "PREFIX", Required = true)]
    public string Out { get; init; } = "";

    [Option("--components", "Components wanted; 10 by default.", ValueName = "N")]
    public int? Components { get; init; }

    [Option("--exact", "From the matrix of relationships of all pairs of samples; the default up to 8,000 samples.")]
    public bool Exact { get; init; }

    [Option("--randomised", "Without that matrix; the default above 8,000 samples.")]
    public bool Randomised { get; init; }

    [Option("--seed", "Seed of the random vectors that the search starts from; 1 by default.", ValueName = "N")]
    public int? Seed { get; init; }
}
