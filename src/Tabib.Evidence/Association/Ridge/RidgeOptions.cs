namespace Tabib.Evidence.Association.Ridge;

/// <summary>How the whole-genome ridge is fitted.</summary>
public sealed record RidgeOptions
{
    /// <summary>Neighbouring variants that share a first-level model.</summary>
    public int BlockSize { get; init; } = 1000;

    /// <summary>Parts of the people, each predicted from the others.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>Decides which person is in which part.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Variants whose minor allele is rarer are left out.</summary>
    public double MinimumFrequency { get; init; } = 0.01;

    /// <summary>Variants with a larger share of missing genotypes are left out.</summary>
    public double MaximumMissing { get; init; } = 0.1;

    /// <summary>Shares of the trait's variance that the variants might explain: each gives one strength of shrinkage, at both levels.</summary>
    public IReadOnlyList<double> Heritabilities { get; init; } = [0.01, 0.25, 0.5, 0.75, 0.99];
}
