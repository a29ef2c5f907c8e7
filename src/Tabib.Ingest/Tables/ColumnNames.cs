using static Tabib.Ingest.Tables.ColumnRole;

namespace Tabib.Ingest.Tables;

/// <summary>What the names of columns usually mean, for each kind of table. Letter case, blanks, dots, dashes and underscores do not count.</summary>
internal static class ColumnNames
{
    private static readonly (ColumnRole Role, string Names)[] Shared =
    [
        (Patient, "patient patientid patientnumber subject subjectid mrn personid"), (PatientSystem, "patientsystem identifiersystem subjectsystem"),
        (Issued, "issued issuedat knownat known reportedat reportedon resultedat resulttime reported"),
    ];

    private static readonly Dictionary<string, ColumnRole> Observations = Build(
        (Date, "date time datetime timestamp effective effectivedate effectivetime effectivedatetime measuredat takenat collected collectedat collectiontime charttime observationdate observationtime observedat"),
        (Code, "code loinc loinccode testcode observationcode parametercode"), (CodeSystem, "system codesystem codingsystem"), (Display, "display name description test testname analyte parameter measurement observation"),
        (Value, "value result resultvalue reading valuenumeric numericvalue"), (Unit, "unit units uom ucum"), (Status, "status resultstatus"), (Encounter, "encounter encounterid visit visitid"),
        (Device, "source device sensor"), (Measurement, "accession accessionnumber specimen specimenid observationid resultid measurementid rowid"));

    private static readonly Dictionary<string, ColumnRole> Patients = Build(
        (Patient, "id"), (BirthDate, "birthdate dateofbirth dob born birth"), (Sex, "sex gender"), (Name, "name fullname patientname"), (Given, "given givenname firstname forename"),
        (Family, "family familyname lastname surname"), (Death, "death deathdate dateofdeath deceased deceaseddate died"));

    private static readonly Dictionary<string, ColumnRole> CaseCounts = Build(
        (Date, "date day week weekstart weekstarting weekbegin isoweek reportdate onsetdate period reportingweek"), (WeekEnd, "weekend weekending"),
        (Place, "place region location district area country site city province ward facility hospital county"),
        (Count, "count cases casecount newcases confirmed confirmedcases numberofcases"), (Group, "group agegroup stratum sex"), (Disease, "disease pathogen condition diagnosis"), (Code, "code diseasecode"),
        (CodeSystem, "system codesystem"));

    /// <returns>Null where the name means nothing for this kind of table.</returns>
    public static ColumnRole? RoleOf(string header, TableKind kind) => Of(kind).TryGetValue(Plain(header), out var role) ? role : null;

    /// <summary>The kind of table that these columns make; null where they make none.</summary>
    public static TableKind? Judge(IReadOnlyList<string> headers)
    {
        var cases = Roles(headers, TableKind.CaseCounts);
        var observations = Roles(headers, TableKind.Observations);
        var patients = Roles(headers, TableKind.Patients);
        if (observations.IsSupersetOf([Patient, Date, Value]) && (observations.Contains(Code) || observations.Contains(Display))) return TableKind.Observations;
        if (cases.IsSupersetOf([Count, Place]) && !cases.Contains(Patient) && (cases.Contains(Date) || cases.Contains(WeekEnd))) return TableKind.CaseCounts;
        if (patients.Contains(Patient) && (patients.Contains(BirthDate) || patients.Contains(Sex)) && !observations.Contains(Value)) return TableKind.Patients;
        return null;
    }

    /// <summary>True for a column whose dates are weeks.</summary>
    public static bool IsWeek(string header) => Plain(header).Contains("week", StringComparison.Ordinal);

    /// <summary>True for a column that holds LOINC codes by its name.</summary>
    public static bool IsLoinc(string header) => Plain(header).StartsWith("loinc", StringComparison.Ordinal);

    private static HashSet<ColumnRole> Roles(IReadOnlyList<string> headers, TableKind kind) => [.. headers.Select(header => RoleOf(header, kind)).OfType<ColumnRole>()];

    private static Dictionary<string, ColumnRole> Of(TableKind kind) => kind switch
    {
        TableKind.Patients => Patients,
        TableKind.CaseCounts => CaseCounts,
        _ => Observations,
    };

    private static Dictionary<string, ColumnRole> Build(params (ColumnRole Role, string Names)[] own) =>
        Shared.Concat(own).SelectMany(pair => pair.Names.Split(' ').Select(name => (name, pair.Role))).ToDictionary(pair => pair.name, pair => pair.Role, StringComparer.Ordinal);

    private static string Plain(string header) => string.Concat(header.ToLowerInvariant().Where(char.IsLetterOrDigit));
}
