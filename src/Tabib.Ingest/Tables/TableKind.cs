namespace Tabib.Ingest.Tables;

/// <summary>What the rows of a table are.</summary>
internal enum TableKind
{
    /// <summary>A measurement a row, or a row a time with a column for each measurement.</summary>
    Observations,

    /// <summary>A patient a row.</summary>
    Patients,

    /// <summary>A number of cases a row, of a place and a day or week.</summary>
    CaseCounts,
}
