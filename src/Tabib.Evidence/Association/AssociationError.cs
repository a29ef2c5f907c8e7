namespace Tabib.Evidence.Association;

/// <summary>Why a variant has no result; the names are those of the ERRCODE column.</summary>
public enum AssociationError
{
    None,

    /// <summary>Fewer genotypes than the model has coefficients and one more.</summary>
    TooFew,

    /// <summary>All genotypes are equal.</summary>
    ConstAllele,

    /// <summary>The trait has one value among the samples with a genotype.</summary>
    ConstPheno,

    /// <summary>The genotype is correlated above 0.999 with a covariate.</summary>
    Corr,

    /// <summary>The covariates together explain more than 98 % of the genotype: its variance inflation is above 50.</summary>
    Vif,

    /// <summary>The genotype tells cases from controls completely, alone or with the covariates: the effect has no finite estimate.</summary>
    Separation,

    /// <summary>The fit did not settle.</summary>
    NoConverge,

    /// <summary>The model explains the trait completely: nothing is left to estimate an error from.</summary>
    PerfectFit,
}
