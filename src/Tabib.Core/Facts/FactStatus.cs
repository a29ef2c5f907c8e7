namespace Tabib.Core.Facts;

/// <summary>How far a fact may be relied on. The values are stored; never renumber.</summary>
public enum FactStatus : byte
{
    /// <summary>Holds: final or amended results, active or confirmed conditions, given or ordered drugs, finished procedures.</summary>
    Active = 1,

    /// <summary>Held and is over: resolved, stopped, completed, inactive.</summary>
    Ended = 2,

    /// <summary>Not yet sure: preliminary, provisional, differential, on hold.</summary>
    Provisional = 3,

    /// <summary>Intended, not done: planned encounters, draft orders, registered tests.</summary>
    Planned = 4,

    /// <summary>Entered in error, refuted or cancelled. Kept for history, never used as evidence.</summary>
    Void = 5,

    /// <summary>The source did not say.</summary>
    Unknown = 6,

    /// <summary>Looked for and not there: not done, negated.</summary>
    Absent = 7,
}
