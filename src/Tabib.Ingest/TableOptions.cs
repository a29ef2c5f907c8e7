using Tabib.Ingest.Tables;

namespace Tabib.Ingest;

/// <summary>What the command line says of all tables of an import. Null: not said.</summary>
public sealed record TableOptions
{
    public string? PatientColumn { get; init; }

    /// <summary>Identifier system of the patients' names; null: they are ids of the source.</summary>
    public string? PatientSystem { get; init; }

    public string? DateColumn { get; init; }

    public string? CodeColumn { get; init; }

    public string? ValueColumn { get; init; }

    /// <summary>What was measured, where no column says it: a code, or system|code.</summary>
    public string? Code { get; init; }

    public string? UnitColumn { get; init; }

    /// <summary>UCUM code of values without a unit of their own.</summary>
    public string? Unit { get; init; }

    /// <summary>One character, or "tab".</summary>
    public string? Delimiter { get; init; }

    /// <summary>A .NET date format, "seconds" or "milliseconds".</summary>
    public string? DateFormat { get; init; }

    /// <summary>Zone of times without one: +05:00 or Asia/Tashkent.</summary>
    public string? TimeZone { get; init; }

    public bool DecimalComma { get; init; }

    internal bool NamesColumns => (PatientColumn ?? DateColumn ?? CodeColumn ?? ValueColumn ?? Code ?? UnitColumn) is not null;

    internal void Check()
    {
        TableMappingReader.CheckUnit(Unit, "--unit");
        TableMappingReader.CheckDateFormat(DateFormat, "--date-format");
        LocalZone.Check(TimeZone, "--time-zone");
        TableMappingReader.CheckDelimiter(Delimiter, "--delimiter");
    }

    internal TableMapping Over(TableMapping mapping)
    {
        var columns = new Dictionary<ColumnRole, string>(mapping.Columns);
        foreach (var (role, column) in ((ColumnRole, string?)[])[(ColumnRole.Patient, PatientColumn), (ColumnRole.Date, DateColumn), (ColumnRole.Code, CodeColumn), (ColumnRole.Value, ValueColumn), (ColumnRole.Unit, UnitColumn)])
        {
            if (column is not null) columns[role] = column;
        }

        return mapping with
        {
            Columns = columns,
            PatientSystem = PatientSystem ?? mapping.PatientSystem,
            Code = Code is { } code ? code[(code.IndexOf('|', StringComparison.Ordinal) + 1)..] : mapping.Code,
            CodeSystem = Code is { } coded && coded.IndexOf('|', StringComparison.Ordinal) is > 0 and var bar ? coded[..bar] : mapping.CodeSystem,
            Unit = Unit ?? mapping.Unit,
            Delimiter = Delimiter is null ? mapping.Delimiter : TableMappingReader.CheckDelimiter(Delimiter, "--delimiter"),
            DateFormat = DateFormat ?? mapping.DateFormat,
            TimeZone = TimeZone ?? mapping.TimeZone,
            DecimalComma = DecimalComma || mapping.DecimalComma,
        };
    }
}
