namespace Tabib.Evidence.Association.Genes;

/// <summary>How the burden test makes one genotype of a gene's variants.</summary>
public enum BurdenMask
{
    /// <summary>The sum of minor alleles, weighted as in the other tests.</summary>
    Sum,

    /// <summary>The most copies that any one variant has, 0 to 2; no weights.</summary>
    Max,

    /// <summary>The number of minor alleles, 2 at most: two hits anywhere in the gene count as a compound heterozygote; no weights.</summary>
    CompoundHeterozygote,
}
