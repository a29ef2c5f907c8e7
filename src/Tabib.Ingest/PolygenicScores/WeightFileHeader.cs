namespace Tabib.Ingest.PolygenicScores;

/// <summary>What a weight file says about itself.</summary>
public sealed record WeightFileHeader
{
    /// <summary>As people should see it.</summary>
    public required string File { get; init; }

    public required WeightFormat Format { get; init; }

    /// <summary>pgs_id, such as PGS000001; null where the file has none.</summary>
    public string? ScoreId { get; init; }

    public string? ScoreName { get; init; }

    public string? Trait { get; init; }

    public string? Citation { get; init; }

    /// <summary>beta, log(OR), OR and others, as stated.</summary>
    public string? WeightType { get; init; }

    /// <summary>Of the authors' positions, such as GRCh37; null where not told (NR).</summary>
    public string? GenomeBuild { get; init; }

    /// <summary>HmPOS_build: of the harmonised positions.</summary>
    public string? HarmonizedBuild { get; init; }

    /// <summary>variants_number.</summary>
    public long? DeclaredVariants { get; init; }

    /// <summary>Names of the columns of weights; one for <see cref="WeightFormat.PgsCatalog"/>.</summary>
    public required IReadOnlyList<string> WeightColumns { get; init; }

    public bool HasPositions { get; init; }

    public bool HasHarmonizedPositions { get; init; }
}
