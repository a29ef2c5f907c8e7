namespace Tabib.Evidence.Risk;

/// <summary>Which of several measurements a score takes.</summary>
public enum InputAggregation
{
    /// <summary>The newest.</summary>
    Latest,

    /// <summary>The highest of the 24 hours before the index time.</summary>
    Highest24Hours,

    /// <summary>The lowest of the 24 hours before the index time.</summary>
    Lowest24Hours,

    /// <summary>The mean over the look-back window.</summary>
    Mean,
}
