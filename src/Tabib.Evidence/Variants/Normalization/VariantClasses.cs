namespace Tabib.Evidence.Variants.Normalization;

/// <summary>Which kinds of variants an operation touches.</summary>
public enum VariantClasses
{
    None,
    Snps,
    Indels,

    /// <summary>Snps with snps and indels with indels, never one with the other.</summary>
    Both,

    /// <summary>Whatever stands at the position.</summary>
    Any,
}
