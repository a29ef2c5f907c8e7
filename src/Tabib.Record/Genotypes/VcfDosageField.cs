namespace Tabib.Record.Genotypes;

/// <summary>FORMAT field that dosages are taken from.</summary>
public enum VcfDosageField
{
    /// <summary>Hard calls alone.</summary>
    None,

    /// <summary>Expected copies of ALT.</summary>
    DS,

    /// <summary>Probabilities of the genotypes.</summary>
    GP,

    /// <summary>Expected copies of ALT on each haplotype.</summary>
    HDS,
}
