namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>How far advice could be given.</summary>
public enum AdviceStatus
{
    Advised,

    /// <summary>Something could be said, but a gene is not called, or a candidate of a gene has no row.</summary>
    Partial,
    CannotSay,
}
