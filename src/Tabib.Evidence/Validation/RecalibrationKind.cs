namespace Tabib.Evidence.Validation;

/// <summary>How chances are mended on data of the place where they will be used.</summary>
public enum RecalibrationKind
{
    /// <summary>All logits are moved by one number.</summary>
    Intercept,

    /// <summary>Logits are moved and stretched.</summary>
    InterceptAndSlope,

    /// <summary>Any rising curve.</summary>
    Isotonic,
}
