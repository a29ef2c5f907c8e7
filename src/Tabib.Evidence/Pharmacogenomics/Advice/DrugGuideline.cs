namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>Advice for one drug, or several that a guideline treats alike: a file of knowledge/pgx/advice.</summary>
public sealed record DrugGuideline
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Version { get; init; }

    /// <summary>Who says it, such as "DPWG", for imported guidance; null for the program's own words of CPIC's.</summary>
    public string? Source { get; init; }

    public required AdviceCitation Citation { get; init; }

    public required FactReview Review { get; init; }

    public required IReadOnlyList<AdvisedDrug> Drugs { get; init; }

    public required IReadOnlyList<AdviceRow> Rows { get; init; }

    /// <summary>The genes that any row asks for, in name order.</summary>
    public required IReadOnlyList<string> Genes { get; init; }
}
