namespace Tabib.Evidence.Variants.Normalization;

/// <summary>Which of several records at one position count as the same; the first is kept.</summary>
public enum DuplicateRemoval
{
    /// <summary>All are kept.</summary>
    Off,

    /// <summary>Same REF and the same ALT alleles (and the same SVLEN of symbolic ones).</summary>
    Exact,
    Snps,
    Indels,

    /// <summary>One of snps and one of indels.</summary>
    Both,

    /// <summary>One record a position.</summary>
    All,
}
