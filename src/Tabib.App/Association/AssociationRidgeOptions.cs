using Tabib.App.Capabilities;

namespace Tabib.App.Association;

public sealed record AssociationRidgeOptions : TraitOptions
{
    [Option("--out", "Beginning of the result's names: P makes P.loco.tsv, for association run --loco.", ValueName = "P", Required = true)]
    public string Out { get; init; } = "";

    [Option("--block-size", "Variants that share a first-level model; 1000 by default.", ValueName = "COUNT")]
    public int BlockSize { get; init; } = 1000;

    [Option("--folds", "Parts of the people, each predicted from the others; 5 by default.", ValueName = "COUNT")]
    public int Folds { get; init; } = 5;

    [Option("--seed", "Decides which person is in which part; 1 by default.", ValueName = "N")]
    public int Seed { get; init; } = 1;

    [Option("--min-maf", "Leave out variants whose minor allele is rarer; 0.01 by default.", ValueName = "FREQUENCY")]
    public double MinimumFrequency { get; init; } = 0.01;

    [Option("--max-missing", "Leave out variants with a larger share of missing genotypes; 0.1 by default.", ValueName = "SHARE")]
    public double MaximumMissing { get; init; } = 0.1;

    [Option("--resume", "Go on with a run that was stopped: blocks that were finished are not computed again. Inputs and options must be the same.")]
    public bool Resume { get; init; }
}
