namespace Tabib.Evidence.Pharmacogenomics.Facts;

/// <summary>How a gene is called.</summary>
public enum CallingMethod
{
    /// <summary>Pairs of whole alleles.</summary>
    Diplotype,

    /// <summary>The alleles of lowest function decide; unphased data give a list of alleles, not a pair (DPYD, RYR1).</summary>
    LowestFunction,

    /// <summary>Not called from a VCF: only calls from outside are taken (HLA-A, HLA-B, MT-RNR1).</summary>
    OutsideOnly,
}
