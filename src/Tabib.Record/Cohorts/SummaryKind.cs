namespace Tabib.Record.Cohorts;

/// <summary>How a column is described.</summary>
public enum SummaryKind
{
    /// <summary>Mean, standard deviation, median, quartiles.</summary>
    Number,

    /// <summary>Counts and shares.</summary>
    Category,

    /// <summary>First and last.</summary>
    Date,

    /// <summary>Text of too many values to count.</summary>
    Name,
}
