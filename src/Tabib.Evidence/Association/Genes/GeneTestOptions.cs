namespace Tabib.Evidence.Association.Genes;

/// <summary>How genes are tested.</summary>
public sealed record GeneTestOptions
{
    public GeneTest Tests { get; init; } = GeneTest.All;

    /// <summary>Variants whose minor allele is more frequent are left out.</summary>
    public double MaximumFrequency { get; init; } = 0.01;

    /// <summary>Variants with at most this many minor alleles are collapsed into one pseudo-variant before SKAT, SKAT-O and the weighted burden; 0 for no collapsing.</summary>
    public int CollapseUpTo { get; init; } = 10;

    public BurdenMask Mask { get; init; } = BurdenMask.Sum;

    /// <summary>First parameter of the Beta density of the minor allele frequency that weights variants.</summary>
    public double WeightA { get; init; } = 1;

    public double WeightB { get; init; } = 25;

    /// <summary>Fewer carriers of any minor allele of the set than this are too few to say anything.</summary>
    public int LeastCarriers { get; init; } = 3;

    /// <summary>Sets with variants of several chromosomes have no result: what is known of the trait beforehand leaves out one chromosome.</summary>
    public bool OneChromosome { get; init; }
}
