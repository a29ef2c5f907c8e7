namespace Tabib.Evidence.Prediction;

/// <summary>How a term is made of its feature.</summary>
public enum TermKind
{
    /// <summary>The number itself.</summary>
    Value,

    /// <summary>1 where the feature has the level, else 0.</summary>
    Level,

    /// <summary>1 where the feature is missing, else 0.</summary>
    Missing,
}
