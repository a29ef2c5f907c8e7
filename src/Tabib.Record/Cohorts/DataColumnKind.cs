namespace Tabib.Record.Cohorts;

/// <summary>What the values of a column are.</summary>
public enum DataColumnKind
{
    /// <summary>Numbers, and true and false as 1 and 0.</summary>
    Number,

    Text,

    /// <summary>Dates or moments: no number until somebody says from when to count.</summary>
    Date,
}
