namespace Tabib.Ingest.Vcf;

/// <summary>How much of <see cref="VcfGenotypes"/> is needed to know the genotypes of a record.</summary>
public enum VcfGenotypeForm
{
    /// <summary>The record has no GT: nothing is known of any sample.</summary>
    None,

    /// <summary>Every sample is diploid and has alleles 0 and 1, or misses both: codes and phase say all.</summary>
    Biallelic,

    /// <summary>Other alleles, haploid, polyploid or half-missing samples: the alleles are given one by one.</summary>
    General,
}
