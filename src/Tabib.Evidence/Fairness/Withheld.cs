namespace Tabib.Evidence.Fairness;

/// <summary>What of a group is not told, as too few people stand behind it.</summary>
[Flags]
public enum Withheld
{
    None = 0,

    /// <summary>Its people: nothing of the group is told.</summary>
    People = 1,

    /// <summary>How many have the outcome.</summary>
    Prevalence = 2,

    /// <summary>How many are selected.</summary>
    Selection = 4,

    /// <summary>How outcome and decision go together: one of the four counts with the other two would tell the rest.</summary>
    Decisions = 8,
}
