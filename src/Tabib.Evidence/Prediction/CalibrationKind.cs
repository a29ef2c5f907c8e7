namespace Tabib.Evidence.Prediction;

public enum CalibrationKind
{
    /// <summary>Platt's: intercept and slope on the linear predictor.</summary>
    Platt,

    /// <summary>A rising curve of straight pieces over the chance.</summary>
    Isotonic,
}
