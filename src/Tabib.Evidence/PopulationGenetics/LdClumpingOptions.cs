namespace Tabib.Evidence.PopulationGenetics;

/// <summary>How associated variants are gathered.</summary>
public sealed record LdClumpingOptions
{
    /// <summary>Largest p-value of a variant that others are gathered around.</summary>
    public double IndexPValue { get; init; } = 1e-4;

    /// <summary>Largest p-value of a variant that is gathered.</summary>
    public double MemberPValue { get; init; } = 0.01;

    /// <summary>Least squared correlation with the index variant.</summary>
    public double SquaredCorrelation { get; init; } = 0.5;

    /// <summary>Largest distance from the index variant.</summary>
    public int BasePairs { get; init; } = 250_000;
}
