namespace Tabib.Evidence.Variants.Trios;

/// <summary>Where a child has an allele from.</summary>
public enum AlleleOrigin
{
    /// <summary>Both parents have it, or a genotype that decides is missing.</summary>
    Unknown,
    Father,
    Mother,

    /// <summary>Neither parent has it.</summary>
    DeNovo,
}
