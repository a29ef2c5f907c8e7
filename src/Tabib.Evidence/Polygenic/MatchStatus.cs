namespace Tabib.Evidence.Polygenic;

/// <summary>What became of a weight.</summary>
public enum MatchStatus
{
    /// <summary>Counted.</summary>
    Matched,

    /// <summary>Counted; the alleles are those of the other strand.</summary>
    Flipped,

    /// <summary>Counted as homozygous reference: the place was called and no variant found.</summary>
    HomozygousReference,

    /// <summary>A/T or C/G: the strand cannot be told; left out unless asked for.</summary>
    Ambiguous,

    /// <summary>The variant has several ALT alleles; left out unless asked for.</summary>
    Multiallelic,

    /// <summary>The genotypes have the place, with other alleles.</summary>
    AllelesDiffer,

    /// <summary>The genotypes do not have the place, or the id.</summary>
    Absent,

    /// <summary>The place was called without a variant, and nothing says which allele the reference has.</summary>
    ReferenceUnknown,

    /// <summary>The variant has a weight already; the first one counts.</summary>
    Duplicate,

    /// <summary>The genotypes have the id twice with the allele: which one is meant cannot be told.</summary>
    IdNotUnique,

    /// <summary>The variant has no place on the genome build in use.</summary>
    Unmapped,

    /// <summary>A dominant, recessive or dosage weight on X, Y or MT: not defined for one copy.</summary>
    ModelNotDefined,

    /// <summary>The row itself cannot be used.</summary>
    Invalid,
}
