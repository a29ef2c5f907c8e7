namespace Tabib.Evidence.PopulationGenetics;

/// <summary>How principal components are computed.</summary>
public sealed record PcaOptions
{
    /// <summary>Components wanted.</summary>
    public int Components { get; init; } = 10;

    public PcaMethod Method { get; init; }

    public PcaScaling Scaling { get; init; }

    /// <summary>Threads to use, at least 1. The result does not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Bytes that genotypes kept in memory may take; with less, they are read from the file for each product.</summary>
    public long MemoryBytes { get; init; } = 1L << 29;

    /// <summary>Seed of the random vectors that the search starts from.</summary>
    public int Seed { get; init; } = 1;
}
