namespace Tabib.Evidence.Variants.Trios;

/// <summary>Whether the genotypes of a trio can be.</summary>
public enum MendelianOutcome
{
    /// <summary>A genotype that decides is missing, or of another number of copies than the child has there.</summary>
    NotChecked,
    Consistent,

    /// <summary>The child has an allele that neither parent has; the other may be of either.</summary>
    NewAllele,

    /// <summary>The child has no allele of the father's.</summary>
    NotOfFather,

    /// <summary>The child has no allele of the mother's.</summary>
    NotOfMother,

    /// <summary>The child has no allele of either.</summary>
    NotOfEither,
}
