namespace Tabib.Evidence.Survival;

/// <summary>The scale on which an interval of a survival curve is symmetric.</summary>
public enum CurveInterval
{
    /// <summary>ln S: R's default.</summary>
    Log,

    /// <summary>ln(-ln S): stays within 0 and 1.</summary>
    LogLog,

    /// <summary>S itself, cut at 0 and 1.</summary>
    Plain,
}
