namespace Tabib.Evidence.Association;

/// <summary>What is tested, and how.</summary>
public sealed record AssociationOptions
{
    public AssociationModel Model { get; init; }

    /// <summary>Logistic models without a finite estimate are fitted by Firth's penalised likelihood; their term is then FIRTH.</summary>
    public bool FirthFallback { get; init; }

    /// <summary>Logistic models have the p-value of the likelihood-ratio test too, beside Wald's.</summary>
    public bool LikelihoodRatio { get; init; }

    /// <summary>A missing genotype counts as the mean of the known ones, rather than leaving its sample out of that variant.</summary>
    public bool ImputesMean { get; init; }

    /// <summary>Each ALT allele of a multiallelic variant in a model of its own, other alleles counting as REF; without it all are in one model, each against REF. The score test knows the first kind alone.</summary>
    public bool AllelesApart { get; init; }

    /// <summary>Rows of the covariates' coefficients too.</summary>
    public bool CovariateRows { get; init; }

    /// <summary>Covariates whose product with the genotype is a further term, ADDxNAME.</summary>
    public IReadOnlyList<string> Interactions { get; init; } = [];

    /// <summary>Copies of an allele on chromosome X that a man's one counts as: 2, as after inactivation of one X in women, or 1.</summary>
    public int MaleCopiesOnX { get; init; } = 2;
}
