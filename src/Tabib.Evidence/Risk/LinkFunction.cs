namespace Tabib.Evidence.Risk;

/// <summary>How a linear predictor becomes a result.</summary>
internal enum LinkFunction
{
    /// <summary>The linear predictor itself.</summary>
    Identity,

    /// <summary>1 / (1 + exp(−lp)).</summary>
    Logistic,

    /// <summary>1 − S0 ^ exp(lp − mean).</summary>
    Cox,
}
