namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Which pairs of variants are looked at and told.</summary>
public sealed record LdTableOptions
{
    /// <summary>Pairs are less than this many variants apart, among the variants given.</summary>
    public int WindowVariants { get; init; } = int.MaxValue;

    /// <summary>And at most this many base pairs.</summary>
    public int WindowBasePairs { get; init; } = 1_000_000;

    /// <summary>Least squared correlation of genotypes of a pair that is told.</summary>
    public double SquaredCorrelation { get; init; } = 0.2;

    public int Threads { get; init; } = 1;
}
