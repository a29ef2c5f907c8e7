using Tabib.Evidence.Pharmacogenomics.Frequencies;

namespace Tabib.Evidence.Pharmacogenomics.Calls;

/// <summary>How samples are called.</summary>
public sealed record PgxCallOptions
{
    /// <summary>"GRCh37" or "GRCh38"; null to tell by the file.</summary>
    public string? Build { get; init; }

    /// <summary>One sample alone; null for all.</summary>
    public string? Sample { get; init; }

    /// <summary>These samples of a file alone; null for all. The samples of a genotype set are chosen where it is opened.</summary>
    public IReadOnlySet<string>? Samples { get; init; }

    /// <summary>All candidates, not only those of the highest score.</summary>
    public bool AllMatches { get; init; }

    /// <summary>Look for combinations and partial alleles where no diplotype fits.</summary>
    public bool Combinations { get; init; }

    /// <summary>Call CYP2D6 from its small variants; deletions, duplications and hybrids cannot be seen.</summary>
    public bool ResearchCyp2d6 { get; init; }

    /// <summary>The user states that positions absent from the file are the reference.</summary>
    public bool AbsentIsReference { get; init; }

    /// <summary>These genes alone; empty for all.</summary>
    public IReadOnlyList<string> Genes { get; init; } = [];

    /// <summary>Weighs candidates that the data cannot tell apart; null for no weights. Calls are the same with it and without it.</summary>
    public PopulationFrequencies? Frequencies { get; init; }

    public int Threads { get; init; } = 1;
}
