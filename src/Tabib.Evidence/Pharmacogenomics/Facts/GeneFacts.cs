namespace Tabib.Evidence.Pharmacogenomics.Facts;

/// <summary>All that the program knows of one gene: a file of knowledge/pgx.</summary>
public sealed record GeneFacts
{
    public required string Gene { get; init; }

    /// <summary>Of the release that the definitions are of.</summary>
    public required string Version { get; init; }

    /// <summary>Without "chr".</summary>
    public required string Chromosome { get; init; }

    /// <summary>Ordered by place.</summary>
    public required IReadOnlyList<PositionFacts> Positions { get; init; }

    /// <summary>Positions that are reported but take no part in matching.</summary>
    public IReadOnlyList<PositionFacts> ExtraPositions { get; init; } = [];

    public required IReadOnlyList<AlleleFacts> Alleles { get; init; }

    /// <summary>Index of the reference allele in <see cref="Alleles"/>; −1 where there are no definitions.</summary>
    public required int ReferenceAllele { get; init; }

    public CallingMethod Calling { get; init; }

    public UndocumentedRule Undocumented { get; init; }

    /// <summary>Called from the VCF only when asked for: structural variants cannot be seen there (CYP2D6).</summary>
    public bool IsOnRequest { get; init; }

    /// <summary>GRCh38 positions without which there is no call.</summary>
    public IReadOnlyList<int> RequiredPositions { get; init; } = [];

    /// <summary>GRCh38 positions of the alleles that the Association for Molecular Pathology asks every test to cover.</summary>
    public IReadOnlyList<int> Tier1Positions { get; init; } = [];

    /// <summary>Null for none.</summary>
    public LinkedVariants? Linked { get; init; }

    /// <summary>What a gene without a call is told by at the least; null for none.</summary>
    public SinglePositionFallback? Fallback { get; init; }

    public IReadOnlyList<DiplotypePriority> Priorities { get; init; } = [];

    /// <summary>Names of suballeles and what they are reported as.</summary>
    public IReadOnlyDictionary<string, string> Suballeles { get; init; } = new Dictionary<string, string>();

    /// <summary>By allele name; holds alleles that no position defines too, such as duplications.</summary>
    public required IReadOnlyDictionary<string, AlleleFunction> Functions { get; init; }

    public IReadOnlyList<ResultRule> Results { get; init; } = [];

    public IReadOnlyList<ScoreRule> Scores { get; init; } = [];

    /// <summary>Whether results come from the sum of activity values.</summary>
    public bool HasActivityScore => Scores.Count > 0;
}
