namespace Tabib.Evidence.Variants.Normalization;

/// <summary>What normalisation did.</summary>
public sealed class NormalizationCounts
{
    public long Read { get; internal set; }

    public long Written { get; internal set; }

    /// <summary>Records that the filter left as they were.</summary>
    public long Untouched { get; internal set; }

    /// <summary>Records taken apart by ALT allele.</summary>
    public long Split { get; internal set; }

    /// <summary>Records that went into another one.</summary>
    public long Joined { get; internal set; }

    /// <summary>Records whose alleles or position changed by alignment.</summary>
    public long Realigned { get; internal set; }

    /// <summary>Records left out because an earlier one says the same.</summary>
    public long Duplicates { get; internal set; }

    /// <summary>Records whose REF was not the reference's.</summary>
    public long Mismatches { get; internal set; }

    /// <summary>Of these, with REF and ALT exchanged.</summary>
    public long Swapped { get; internal set; }

    /// <summary>Of these, left out.</summary>
    public long Excluded { get; internal set; }
}
