using Tabib.App.Capabilities;
using Tabib.Ingest;

namespace Tabib.App.Records;

public sealed record ImportOptions
{
    [Argument(0, "PATH", "Files, folders, or - for standard input: FHIR JSON, NDJSON, bundles; tables; HL7 v2; VCF and BCF; each also .gz or .zst.")]
    public IReadOnlyList<string> Paths { get; init; } = [];

    [Option("--workspace", "The workspace (default: TABIB_WORKSPACE, else ./workspace); made where there is none.", ValueName = "DIR")]
    public string? Workspace { get; init; }

    [Option("--source", "Name of the system the data comes from (default: the folder's name). The same Type/id of one source is one resource.", ValueName = "NAME")]
    public string? Source { get; init; }

    [Option("--mapping", "How the columns of tables are to be read (JSON file).", ValueName = "FILE")]
    public string? Mapping { get; init; }

    [Option("--samples", "Which patient each sample of a VCF belongs to: lines of sample, tab, patient.", ValueName = "FILE")]
    public string? Samples { get; init; }

    [Option("--patient-column", "Header of the column that names the patient, in tables.", ValueName = "NAME")]
    public string? PatientColumn { get; init; }

    [Option("--patient-system", "Identifier system of the patients' names in tables (default: they are ids of this source).", ValueName = "URI")]
    public string? PatientSystem { get; init; }

    [Option("--date-column", "Header of the column of the time.", ValueName = "NAME")]
    public string? DateColumn { get; init; }

    [Option("--code-column", "Header of the column of what was measured.", ValueName = "NAME")]
    public string? CodeColumn { get; init; }

    [Option("--value-column", "Header of the column of the value.", ValueName = "NAME")]
    public string? ValueColumn { get; init; }

    [Option("--code", "What was measured, where no column says it (a LOINC code, or system|code).", ValueName = "CODE")]
    public string? Code { get; init; }

    [Option("--unit-column", "Header of the column of the unit.", ValueName = "NAME")]
    public string? UnitColumn { get; init; }

    [Option("--unit", "UCUM unit of values that have none of their own.", ValueName = "UNIT")]
    public string? Unit { get; init; }

    [Option("--delimiter", "What parts the fields of tables: one character, or tab (default: comma, semicolon or tab, by the header).", ValueName = "CHARACTER")]
    public string? Delimiter { get; init; }

    [Option("--date-format", "How tables write times, such as \"dd.MM.yyyy HH:mm\", or seconds or milliseconds since 1970 (default: ISO 8601).", ValueName = "FORMAT")]
    public string? DateFormat { get; init; }

    [Option("--time-zone", "Zone of times in tables and HL7 v2 that have none, such as +05:00 or Asia/Tashkent (default: UTC).", ValueName = "ZONE")]
    public string? TimeZone { get; init; }

    [Option("--decimal-comma", "Numbers in tables have a decimal comma.")]
    public bool DecimalComma { get; init; }

    [Option("--strict", "Stop at the first fault instead of refusing only what is faulty.")]
    public bool Strict { get; init; }

    internal ImportHints Hints => new()
    {
        Mapping = Mapping,
        Samples = Samples,
        Tables = new TableOptions
        {
            PatientColumn = PatientColumn,
            PatientSystem = PatientSystem,
            DateColumn = DateColumn,
            CodeColumn = CodeColumn,
            ValueColumn = ValueColumn,
            Code = Code,
            UnitColumn = UnitColumn,
            Unit = Unit,
            Delimiter = Delimiter,
            DateFormat = DateFormat,
            TimeZone = TimeZone,
            DecimalComma = DecimalComma,
        },
    };
}
