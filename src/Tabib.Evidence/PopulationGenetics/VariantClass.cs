namespace Tabib.Evidence.PopulationGenetics;

/// <summary>What a variant tells of samples; each class is counted apart.</summary>
internal enum VariantClass
{
    /// <summary>Autosomal, two alleles, both seen: heterozygosity.</summary>
    Autosomal,

    /// <summary>Two copies, but no use for heterozygosity: one allele seen, several ALT alleles, pseudo-autosomal, unknown contigs.</summary>
    OtherDiploid,

    /// <summary>X, two alleles, both seen: sex.</summary>
    X,

    /// <summary>X, but no use for sex.</summary>
    OtherX,

    Y,

    Mitochondrial,
}
