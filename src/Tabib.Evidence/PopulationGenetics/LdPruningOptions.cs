namespace Tabib.Evidence.PopulationGenetics;

/// <summary>How variants are pruned for linkage disequilibrium.</summary>
public sealed record LdPruningOptions
{
    /// <summary>Variants that a window spans; pairs in one window are compared.</summary>
    public int WindowVariants { get; init; } = 1000;

    /// <summary>Variants by which the window moves on.</summary>
    public int StepVariants { get; init; } = 50;

    /// <summary>Base pairs that a window spans, instead of variants; it then moves on by one variant.</summary>
    public int? WindowBasePairs { get; init; }

    /// <summary>Of a pair with a greater squared correlation one is removed.</summary>
    public double SquaredCorrelation { get; init; } = 0.1;

    public int Threads { get; init; } = 1;
}
