namespace Tabib.Evidence.Association.Genes;

/// <summary>Codes of why a gene has no result, as the tables show them.</summary>
public static class GeneTestReason
{
    /// <summary>No variant of the set is in the genotypes.</summary>
    public const string NoVariant = "NO_VARIANT";

    /// <summary>Variants are there, but none has a minor allele in these people below the frequency limit.</summary>
    public const string NoneRare = "NONE_RARE";

    /// <summary>Too few carriers.</summary>
    public const string TooFew = "TOO_FEW";

    /// <summary>The covariates explain the genotypes wholly.</summary>
    public const string Singular = "SINGULAR";

    /// <summary>The trait has one value in the people whom this chromosome's genes can be tested in.</summary>
    public const string OneClass = "CONST_PHENO";

    /// <summary>The covariates tell cases from controls in the people whom this chromosome's genes can be tested in.</summary>
    public const string Separation = "SEPARATION";

    /// <summary>The set has variants of chromosomes with different numbers of copies, such as 1 and X: no one model fits them.</summary>
    public const string MixedPloidy = "MIXED_PLOIDY";

    /// <summary>The set has variants of several chromosomes, and the predictions leave out one (see <see cref="GeneTestOptions.OneChromosome"/>).</summary>
    public const string SeveralChromosomes = "SEVERAL_CHROM";
}
