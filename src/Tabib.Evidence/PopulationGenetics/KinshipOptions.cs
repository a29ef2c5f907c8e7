namespace Tabib.Evidence.PopulationGenetics;

/// <summary>How kinship is counted.</summary>
public sealed record KinshipOptions
{
    /// <summary>Threads to use, at least 1. The result does not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Bytes the counts may take; what needs more is done in several passes over the genotypes.</summary>
    public long MemoryBytes { get; init; } = 1L << 31;
}
