namespace Tabib.Evidence.Association.Genes;

/// <summary>A test of all variants of a gene at once.</summary>
[Flags]
public enum GeneTest
{
    None = 0,

    /// <summary>One effect for all variants: the score test of their weighted sum, or of a pseudo-genotype (see <see cref="BurdenMask"/>).</summary>
    Burden = 1,

    /// <summary>Effects of any direction: Σ w² S² (Wu et al. 2011, doi:10.1016/j.ajhg.2011.05.029).</summary>
    Skat = 2,

    /// <summary>The best of eight mixtures of burden and SKAT, with the p-value of having chosen (Lee et al. 2012, doi:10.1093/biostatistics/kxs014).</summary>
    SkatO = 4,

    /// <summary>The Cauchy combination of the variants' own p-values, the rarest through a burden test (Liu et al. 2019, doi:10.1016/j.ajhg.2019.01.002).</summary>
    AcatV = 8,

    /// <summary>The Cauchy combination of burden, SKAT and ACAT-V, each with weights Beta(1, 25) and Beta(1, 1) (the same paper's ACAT-O).</summary>
    Acat = 16,

    All = 31,
}
