using Tabib.App.Capabilities;

namespace Tabib.App.Genomes;

public sealed record KinshipTableOptions : GenotypeOptions
{
    [Option("--out", "The table to write.", ValueName = "FILE", Required = true)]
    public string Out { get; init; } = "";

    [Option("--cutoff", "Also choose samples to leave out so that no pair above this kinship is left: OUT.removed and OUT.kept. 0.354, 0.177, 0.0884 and 0.0442 part duplicates, first, second and third degree.", ValueName = "KINSHIP")]
    public double? Cutoff { get; init; }

    [Option("--min-kinship", "Write only pairs with at least this kinship.", ValueName = "KINSHIP")]
    public double? MinimumKinship { get; init; }
}
