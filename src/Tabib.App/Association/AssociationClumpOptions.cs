using Tabib.App.Capabilities;
using Tabib.App.Genomes;

namespace Tabib.App.Association;

public sealed record AssociationClumpOptions : GenotypeOptions
{
    [Option("--results", "Table of association run or tdt, or of plink2's --glm: CHROM POS REF ALT and P or LOG10P.", ValueName = "FILE", Required = true)]
    public string Results { get; init; } = "";

    [Option("--out", "The table to write.", ValueName = "FILE", Required = true)]
    public string Out { get; init; } = "";

    [Option("--p1", "Largest p-value of a variant that others are gathered around; 0.0001 by default.", ValueName = "P")]
    public double IndexP { get; init; } = 1e-4;

    [Option("--p2", "Largest p-value of a variant that is gathered; 0.01 by default.", ValueName = "P")]
    public double MemberP { get; init; } = 0.01;

    [Option("--r2", "Least squared correlation with the index variant; 0.5 by default.", ValueName = "R2")]
    public double SquaredCorrelation { get; init; } = 0.5;

    [Option("--kb", "Thousands of base pairs that a member is away from the index variant at most; 250 by default.", ValueName = "KB")]
    public double Kilobases { get; init; } = 250;

    [Option("--nonfounders", "Count samples with known parents too; without it correlations are over founders.")]
    public bool Nonfounders { get; init; }
}
