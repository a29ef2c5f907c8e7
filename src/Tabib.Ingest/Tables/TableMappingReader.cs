using System.Globalization;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Tables;

/// <summary>Reads the part of a mapping file that is about one table.</summary>
internal static class TableMappingReader
{
    private const string ColumnSuffix = "Column";

    private static readonly Dictionary<string, ColumnRole> ColumnMembers = Enum.GetValues<ColumnRole>().ToDictionary(role => Camel($"{role}") + ColumnSuffix, StringComparer.Ordinal);

    private static readonly HashSet<string> Known =
    [
        .. ColumnMembers.Keys, "files", "kind", "delimiter", "decimalComma", "missing", "dateFormat", "timeZone", "textValues", "patientSystem", "code", "codeSystem", "display", "unit", "place", "weekly",
        "codes", "units", "sexes", "measurements", "identifiers",
    ];

    private static readonly HashSet<string> CodeMembers = ["code", "system", "display", "unit"];
    private static readonly HashSet<string> MeasurementMembers = [.. CodeMembers, "column", "unitColumn"];
    private static readonly HashSet<string> IdentifierMembers = ["column", "system"];
    private static readonly HashSet<string> Genders = ["female", "male", "other", "unknown"];

    /// <exception cref="ProblemException">MAP002 to MAP004.</exception>
    public static TableMapping Read(MappingElement table)
    {
        table.CheckMembers(Known);
        var plain = new TableMapping();
        return new TableMapping
        {
            Files = table.OptionalText("files"),
            Kind = table.OptionalText("kind") is { } kind ? KindNamed(kind, table) : null,
            Delimiter = CheckDelimiter(table.OptionalText("delimiter"), table.Place("delimiter")),
            DecimalComma = table.Flag("decimalComma"),
            Missing = table.Has("missing") ? [.. table.Items("missing").Select(item => item.AsText())] : plain.Missing,
            DateFormat = CheckDateFormat(table.OptionalText("dateFormat"), table.Place("dateFormat")),
            TimeZone = LocalZone.Check(table.OptionalText("timeZone"), table.Place("timeZone")),
            TextValues = table.Flag("textValues"),
            Columns = ColumnMembers.Where(member => table.Has(member.Key)).ToDictionary(member => member.Value, member => table.Text(member.Key)),
            PatientSystem = table.OptionalText("patientSystem"),
            Code = table.OptionalText("code"),
            CodeSystem = table.OptionalText("codeSystem"),
            Display = table.OptionalText("display"),
            Unit = CheckUnit(table.OptionalText("unit"), table.Place("unit")),
            Place = table.OptionalText("place"),
            Weekly = table.Flag("weekly"),
            Codes = table.Entries("codes", code =>
            {
                code.CheckMembers(CodeMembers);
                return ReadCode(code);
            }),
            Units = table.Entries("units", unit => CheckUnit(unit.AsText(), table.Place("units"))!),
            Sexes = table.Entries("sexes", sex => Genders.Contains(sex.AsText()) ? sex.AsText() : throw sex.Fault("MAP004", "One of female, male, other, unknown is needed here.")),
            Measurements = [.. table.Items("measurements").Select(ReadMeasurement)],
            Identifiers = [.. table.Items("identifiers").Select(ReadIdentifier)],
        };
    }

    /// <exception cref="ProblemException">MAP004: no UCUM code.</exception>
    public static string? CheckUnit(string? unit, MappingPlace place)
    {
        if (unit is null) return null;
        var reading = ClinicalUnit.Read(unit);
        return reading.Code ?? throw place.Fault($"{reading.Why}{(reading.Meant is { } meant && reading.Why?.Contains(meant, StringComparison.Ordinal) != true ? $"; did you mean {meant}?" : "")}.");
    }

    /// <exception cref="ProblemException">MAP004: no format of dates, or one with years of two digits.</exception>
    public static string? CheckDateFormat(string? format, MappingPlace place)
    {
        if (format is null or DateCells.Seconds or DateCells.Milliseconds) return format;
        if (format.Length is > 1 and <= 64 && format.Contains("yyyy", StringComparison.Ordinal) && IsReadBack(format)) return format;
        throw place.Fault($"'{format}' is no format of dates with years of four digits.");
    }

    /// <exception cref="ProblemException">MAP004: not one ASCII character.</exception>
    public static char? CheckDelimiter(string? delimiter, MappingPlace place) => delimiter switch
    {
        null => null,
        "tab" => '\t',
        [var one] when char.IsAscii(one) && one is not ('"' or '\r' or '\n') && !char.IsAsciiLetterOrDigit(one) => one,
        _ => throw place.Fault("The delimiter must be one character, or tab."),
    };

    private static bool IsReadBack(string format)
    {
        var sample = new DateTimeOffset(2001, 10, 23, 22, 45, 56, TimeSpan.Zero);
        try
        {
            return DateTimeOffset.TryParseExact(sample.ToString(format, CultureInfo.InvariantCulture), format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var back) && back.Year == sample.Year;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static TableKind KindNamed(string kind, MappingElement table) => kind switch
    {
        "observations" => TableKind.Observations,
        "patients" => TableKind.Patients,
        "caseCounts" => TableKind.CaseCounts,
        _ => throw table["kind"].Fault("MAP004", "One of observations, patients, caseCounts is needed here."),
    };

    private static MeasurementCode ReadCode(MappingElement element)
    {
        var code = element.Text("code");
        return new MeasurementCode(code, element.OptionalText("system") ?? CodeCells.SystemOf(code), element.OptionalText("display"), CheckUnit(element.OptionalText("unit"), element.Place("unit")));
    }

    private static MeasurementColumn ReadMeasurement(MappingElement element)
    {
        element.CheckMembers(MeasurementMembers);
        return new MeasurementColumn(element.Text("column"), ReadCode(element), element.OptionalText("unitColumn"));
    }

    private static IdentifierColumn ReadIdentifier(MappingElement element)
    {
        element.CheckMembers(IdentifierMembers);
        return new IdentifierColumn(element.Text("column"), element.Text("system"));
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
