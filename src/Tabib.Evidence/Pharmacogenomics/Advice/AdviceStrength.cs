namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>CPIC's classes of recommendation.</summary>
public enum AdviceStrength
{
    Strong,
    Moderate,
    Optional,
    NoRecommendation,

    /// <summary>The source gives no class (DPWG, FDA).</summary>
    NotStated,
}
