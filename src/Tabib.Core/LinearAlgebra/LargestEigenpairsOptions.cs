namespace Tabib.Core.LinearAlgebra;

/// <summary>How the largest eigenvalues are looked for.</summary>
public sealed record LargestEigenpairsOptions
{
    /// <summary>Vectors multiplied at a time; more than are wanted.</summary>
    public int Block { get; init; } = 16;

    /// <summary>The search ends when the estimated angle between each vector and the true one is at most this, in radians.</summary>
    public double Angle { get; init; } = 1e-3;

    /// <summary>The search ends after so many products of a block in any case.</summary>
    public int MostPasses { get; init; } = 60;

    public int Seed { get; init; } = 1;
}
