namespace Tabib.Record.Genotypes;

/// <summary>What a genotype with one missing allele, such as 0/. or ./1, becomes.</summary>
public enum HalfCall
{
    /// <summary>The import stops and names the place.</summary>
    Error,

    /// <summary>The genotype is missing.</summary>
    Missing,

    /// <summary>A haploid call of the known allele.</summary>
    Haploid,

    /// <summary>The missing allele is REF.</summary>
    Reference,
}
