namespace Tabib.Evidence.Fairness;

/// <summary>Shares of people by outcome and decision.</summary>
public enum DecisionRate
{
    /// <summary>With the outcome, of all: the base rate.</summary>
    Prevalence,

    /// <summary>Selected, of all.</summary>
    SelectionRate,

    /// <summary>Selected, of those with the outcome.</summary>
    TruePositiveRate,

    /// <summary>Selected, of those without the outcome.</summary>
    FalsePositiveRate,

    /// <summary>Not selected, of those with the outcome.</summary>
    FalseNegativeRate,

    /// <summary>With the outcome, of those selected.</summary>
    PositivePredictiveValue,

    /// <summary>Without the outcome, of those not selected.</summary>
    NegativePredictiveValue,

    /// <summary>Decided as it came, of all.</summary>
    Accuracy,
}
