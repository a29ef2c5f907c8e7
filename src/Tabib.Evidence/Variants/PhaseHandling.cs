namespace Tabib.Evidence.Variants;

/// <summary>Which variants are read together.</summary>
public enum PhaseHandling
{
    /// <summary>Variants that GT puts on one copy of a chromosome: phased and homozygous genotypes. What is not phased, and files without samples, each record for itself.</summary>
    Auto,

    /// <summary>Each record for itself.</summary>
    Local,

    /// <summary>All first alternate alleles as one haplotype, samples or not: as bcftools csq reads a file without samples.</summary>
    Merge,

    /// <summary>GT as it stands, as if all of it were phased.</summary>
    AsIs,
}
