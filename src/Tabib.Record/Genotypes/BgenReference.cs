namespace Tabib.Record.Genotypes;

/// <summary>Which allele of a .bgen is the reference's: the format does not say.</summary>
public enum BgenReference
{
    /// <summary>The first is taken, and marked as not vouched for.</summary>
    Unknown,

    First,

    Last,
}
