namespace Tabib.Record.Cohorts.Definitions;

/// <summary>What a feature takes of the events in its window.</summary>
public enum FeatureTake
{
    /// <summary>1 where there is one, else 0.</summary>
    Any,

    /// <summary>How many.</summary>
    Count,

    /// <summary>1 where one had begun and was not over at the index moment.</summary>
    Active,

    /// <summary>Whole days since the latest.</summary>
    DaysSince,

    /// <summary>The latest value, and its age in whole days.</summary>
    Latest,

    /// <summary>The latest coded or written value, and its age in whole days.</summary>
    LatestText,

    Min,

    Max,

    Mean,

    /// <summary>Slope by least squares, a year of 365.25 days; needs values at two times at least.</summary>
    Trend,

    Age,

    Sex,

    Race,

    Ethnicity,

    /// <summary>A gene's phenotype by the calls kept with the patient.</summary>
    Phenotype,
}
