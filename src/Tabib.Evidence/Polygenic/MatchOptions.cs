namespace Tabib.Evidence.Polygenic;

/// <summary>How weights are matched to variants.</summary>
public sealed record MatchOptions
{
    public static MatchOptions Default { get; } = new();

    /// <summary>Take A/T and C/G variants as they stand, trusting that both sides are on the same strand.</summary>
    public bool KeepAmbiguous { get; init; }

    /// <summary>Take variants with several ALT alleles; each is compared.</summary>
    public bool KeepMultiallelic { get; init; }

    /// <summary>Least share of a score's variants that must be matched, 0 to 1.</summary>
    public double MinimumOverlap { get; init; } = 0.75;

    /// <summary>Genome build of the genotypes, such as GRCh38; null where it is not known.</summary>
    public string? GenomeBuild { get; init; }
}
