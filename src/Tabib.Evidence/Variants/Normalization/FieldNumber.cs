namespace Tabib.Evidence.Variants.Normalization;

/// <summary>How many values a field of INFO or FORMAT has, as far as alleles matter.</summary>
internal enum FieldNumber
{
    /// <summary>Independent of the alleles.</summary>
    Fixed,

    /// <summary>One for each ALT allele (Number=A).</summary>
    Alternates,

    /// <summary>One for each allele (Number=R).</summary>
    Alleles,

    /// <summary>One for each genotype (Number=G).</summary>
    Genotypes,
}
