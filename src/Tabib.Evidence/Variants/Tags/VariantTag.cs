namespace Tabib.Evidence.Variants.Tags;

/// <summary>What can be worked out from the genotypes of a record and written into it.</summary>
public enum VariantTag
{
    /// <summary>Share of samples with a missing allele.</summary>
    MissingShare,

    /// <summary>Known alleles.</summary>
    AlleleNumber,

    /// <summary>Copies of each ALT allele.</summary>
    AlleleCount,

    /// <summary>Samples with a known allele.</summary>
    SampleNumber,

    /// <summary>Copies of each ALT allele in homozygous samples.</summary>
    HomozygousCount,

    /// <summary>Copies of each ALT allele in heterozygous samples.</summary>
    HeterozygousCount,

    /// <summary>Copies of each ALT allele in samples with one known allele.</summary>
    HemizygousCount,
    AlleleFrequency,

    /// <summary>Frequency of the second most common allele.</summary>
    MinorAlleleFrequency,

    /// <summary>Hardy-Weinberg exact p of each ALT allele.</summary>
    HardyWeinberg,

    /// <summary>Last position of REF.</summary>
    End,

    /// <summary>SNP, INDEL, MNP and so on.</summary>
    VariantType,

    /// <summary>Exact p of more heterozygotes than expected, of each ALT allele.</summary>
    ExcessHeterozygosity,

    /// <summary>Of each sample the share of reads (AD) with each ALT allele.</summary>
    ReadShare,

    /// <summary>Of each sample the share of reads (AD) with any ALT allele.</summary>
    ReadShareAll,
}
