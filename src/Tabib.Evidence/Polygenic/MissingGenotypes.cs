namespace Tabib.Evidence.Polygenic;

/// <summary>What a missing genotype adds to a score.</summary>
public enum MissingGenotypes
{
    /// <summary>What is expected by the frequency of the allele: twice the frequency times the weight.</summary>
    Expect,

    /// <summary>Nothing, and it is not counted in the average.</summary>
    Skip,
}
