using Tabib.App.Capabilities;

namespace Tabib.App.Genomes;

public sealed record RelatednessOptions : GenotypeOptions
{
    [Option("--scores", "Principal components of all samples: the .eigenvec of genotypes pca, or a table of genotypes project; may be given several times.", ValueName = "FILE", Required = true)]
    public IReadOnlyList<string> Scores { get; init; } = [];

    [Option("--components", "Use only the first of them; all by default.", ValueName = "N")]
    public int? Components { get; init; }

    [Option("--out", "The table to write; OUT.inbreeding beside it.", ValueName = "FILE", Required = true)]
    public string Out { get; init; } = "";

    [Option("--min-kinship", "Write only pairs with at least this kinship.", ValueName = "KINSHIP")]
    public double? MinimumKinship { get; init; }

    [Option("--min-frequency", "Leave a variant out of a pair where a sample's own allele frequency is below this, or above one less this; 0.01 by default.", ValueName = "FREQUENCY")]
    public double MinimumFrequency { get; init; } = 0.01;
}
