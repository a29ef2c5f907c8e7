namespace Tabib.Ingest.Vcf;

/// <summary>What decides the number of values of a field (VCF 4.5 section 1.4.2).</summary>
public enum VcfNumberKind
{
    /// <summary>A number that the header states.</summary>
    Fixed,

    /// <summary>".".</summary>
    Unknown,

    /// <summary>A: one for each alternate allele.</summary>
    AlternateAlleles,

    /// <summary>R: one for each allele, the reference first.</summary>
    Alleles,

    /// <summary>G: one for each possible genotype.</summary>
    Genotypes,

    /// <summary>LA: one for each local alternate allele (LAA).</summary>
    LocalAlternateAlleles,

    /// <summary>LR: one for each local allele.</summary>
    LocalAlleles,

    /// <summary>LG: one for each genotype of local alleles.</summary>
    LocalGenotypes,

    /// <summary>P: one for each allele of GT.</summary>
    Ploidy,

    /// <summary>M: one for each possible base modification.</summary>
    BaseModifications,
}
