namespace Tabib.Evidence.PopulationGenetics;

/// <summary>How the sex that X tells goes with the one that the file states.</summary>
public enum SexStatus
{
    /// <summary>Both are the same.</summary>
    Agrees,

    /// <summary>They differ: the sample may be another person's.</summary>
    Differs,

    /// <summary>X says neither clearly.</summary>
    Ambiguous,

    /// <summary>X says one, and the file states none.</summary>
    NotStated,

    /// <summary>No polymorphic variant of X is called in the sample.</summary>
    NotTold,
}
