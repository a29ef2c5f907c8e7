namespace Tabib.Ingest.Tables;

/// <summary>What a column says of its row.</summary>
internal enum ColumnRole
{
    Patient,

    /// <summary>Identifier system of the patient's name.</summary>
    PatientSystem,

    /// <summary>When it was so: an observation's time, a count's day or week.</summary>
    Date,

    /// <summary>The time of day, where the date stands in a column of its own.</summary>
    Clock,

    /// <summary>When it became known.</summary>
    Issued,
    Code,
    CodeSystem,

    /// <summary>What is measured, in words.</summary>
    Display,
    Value,
    Unit,
    Status,
    Encounter,
    Device,

    /// <summary>The source's own name of the measurement: tells two of the same time apart.</summary>
    Measurement,
    BirthDate,
    Sex,
    Name,
    Given,
    Family,
    Death,
    Place,
    Count,
    Group,
    Disease,

    /// <summary>Last day of the week that was counted.</summary>
    WeekEnd,
}
