namespace Tabib.Evidence.Pharmacogenomics.Facts;

/// <summary>What happens to a base at a defined position that no definition knows.</summary>
public enum UndocumentedRule
{
    /// <summary>The base stays as it is: no allele fits, and the gene is not called.</summary>
    Keep,

    /// <summary>Read as the reference, with a warning, unless combinations are asked for.</summary>
    ReferenceUnlessCombining,

    /// <summary>Always read as the reference, with a warning.</summary>
    Reference,
}
