namespace Tabib.Ingest.Tables;

/// <summary>How the columns of a table are to be read. What is not said is taken from the names of the columns.</summary>
internal sealed record TableMapping
{
    /// <summary>Names of files that this is for, with * for any text; null for all.</summary>
    public string? Files { get; init; }

    /// <summary>Null: by the columns.</summary>
    public TableKind? Kind { get; init; }

    /// <summary>Null: the one of comma, semicolon and tab that the header has most of.</summary>
    public char? Delimiter { get; init; }

    public bool DecimalComma { get; init; }

    /// <summary>Texts that stand for no value, beside the empty one.</summary>
    public IReadOnlyList<string> Missing { get; init; } = ["NA", "N/A", "NULL", "null"];

    /// <summary>A .NET date format such as dd.MM.yyyy HH:mm, "seconds" or "milliseconds" (since 1970); null: ISO 8601.</summary>
    public string? DateFormat { get; init; }

    /// <summary>Zone of times without one: +05:00 or Asia/Tashkent; null: UTC.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Values that are no numbers are taken as texts instead of being refused.</summary>
    public bool TextValues { get; init; }

    /// <summary>Header of the column of each role.</summary>
    public IReadOnlyDictionary<ColumnRole, string> Columns { get; init; } = new Dictionary<ColumnRole, string>();

    /// <summary>Identifier system of the patients' names; null: names are ids of this source.</summary>
    public string? PatientSystem { get; init; }

    /// <summary>Code of all rows that have none of their own.</summary>
    public string? Code { get; init; }

    /// <summary>Code system of the codes, where no column says it.</summary>
    public string? CodeSystem { get; init; }

    public string? Display { get; init; }

    /// <summary>Unit of all rows that have none of their own: UCUM.</summary>
    public string? Unit { get; init; }

    /// <summary>Place of all case counts that have none of their own.</summary>
    public string? Place { get; init; }

    /// <summary>True where a date of case counts names the week that begins with it.</summary>
    public bool Weekly { get; init; }

    /// <summary>What the source's own codes are.</summary>
    public IReadOnlyDictionary<string, MeasurementCode> Codes { get; init; } = new Dictionary<string, MeasurementCode>();

    /// <summary>What the source's own spellings of units are in UCUM.</summary>
    public IReadOnlyDictionary<string, string> Units { get; init; } = new Dictionary<string, string>();

    /// <summary>FHIR gender of the source's own codes of sex.</summary>
    public IReadOnlyDictionary<string, string> Sexes { get; init; } = new Dictionary<string, string>();

    /// <summary>Columns that each hold one kind of measurement (a row a time).</summary>
    public IReadOnlyList<MeasurementColumn> Measurements { get; init; } = [];

    /// <summary>Columns of further identifiers of the patients.</summary>
    public IReadOnlyList<IdentifierColumn> Identifiers { get; init; } = [];

    /// <summary>The kind of table that the mapping makes of it; null where it says nothing that tells.</summary>
    internal TableKind? StatedKind => Kind ?? this switch
    {
        { Measurements.Count: > 0 } => TableKind.Observations,
        { Identifiers.Count: > 0 } => TableKind.Patients,
        _ when Columns.ContainsKey(ColumnRole.Value) => TableKind.Observations,
        _ when Columns.ContainsKey(ColumnRole.Count) => TableKind.CaseCounts,
        _ when Columns.ContainsKey(ColumnRole.BirthDate) || Columns.ContainsKey(ColumnRole.Sex) => TableKind.Patients,
        _ => null,
    };

    /// <summary>True where this is meant for a file of this name.</summary>
    internal bool IsFor(string name)
    {
        if (Files is null) return true;
        var plain = Path.GetFileName(name);
        return System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(Files, plain) || System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(Files, name.Replace('\\', '/'));
    }
}
