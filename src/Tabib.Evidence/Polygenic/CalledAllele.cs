namespace Tabib.Evidence.Polygenic;

/// <summary>What is known of a place that the genotypes do not list.</summary>
public enum CalledAllele
{
    /// <summary>Nothing: it was not called.</summary>
    NotCalled,

    /// <summary>The person has the reference, and the effect allele is it: two copies.</summary>
    EffectIsReference,

    /// <summary>The person has the reference, and the effect allele is another: no copy.</summary>
    EffectIsAlternate,

    /// <summary>The person has the reference, and nothing says which allele that is.</summary>
    ReferenceUnknown,

    /// <summary>The reference is neither of the alleles.</summary>
    AllelesDiffer,
}
