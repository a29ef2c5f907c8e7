namespace Tabib.Evidence.Variants.Trios;

/// <summary>What a call must have to count.</summary>
public sealed record TrioOptions
{
    /// <summary>Least reads in each of the three for an allele to be called new.</summary>
    public int LeastDepth { get; init; } = 10;

    /// <summary>Least GQ in each of the three, Phred.</summary>
    public int LeastQuality { get; init; } = 20;

    /// <summary>Least share of the child's reads that show a new allele.</summary>
    public double LeastShare { get; init; } = 0.2;

    /// <summary>Most share of a parent's reads that show it.</summary>
    public double MostShareInParent { get; init; } = 0.02;
}
