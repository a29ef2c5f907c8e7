namespace Tabib.Evidence.PopulationGenetics;

/// <summary>How many copies of a variant samples have.</summary>
public enum VariantPloidy
{
    /// <summary>Two: autosomes, pseudo-autosomal regions, contigs of no known kind.</summary>
    Diploid,

    /// <summary>Two, and one in males: X.</summary>
    SexLinked,

    /// <summary>One in males, none in others: Y.</summary>
    MaleOnly,

    /// <summary>One: mitochondria.</summary>
    Haploid,
}
