namespace Tabib.Record.Timeline;

/// <summary>The tables of a part, each a choice of rows and columns of the facts. They hold what was so, as the current versions of the resources say it: nothing void, and nothing that was only planned, provisional or said to be absent.</summary>
internal static class ClinicalTables
{
    /// <summary>What <see cref="ClinicalTables"/> take of the facts.</summary>
    public const string Real = "superseded_at IS NULL AND status IN ('active', 'ended', 'unknown')";

    private const string What = "fact_id, patient, system, code, display, other_codes, category";
    private const string When = "status, effective_start, effective_end, known_at, known_at_inferred, encounter, encounter_fact_id, source, resource_type, resource_id, version";
    private const string Value = "panel_system, panel_code, value_kind, value, value_number, unit, comparator, value_system, value_code, value_display";

    /// <summary>Name and query of every table, over the tables "facts" and "people" of one part.</summary>
    public static readonly IReadOnlyList<(string Name, string Query)> All =
    [
        (FactTable.Name, "SELECT * FROM facts"),
        (PatientTable.Name, PatientTable.Select),
        ("encounters", $"SELECT {What}, {When} FROM facts WHERE kind = 'encounter' AND {Real}"),
        ("conditions", $"SELECT {What}, {When} FROM facts WHERE kind = 'condition' AND {Real}"),
        ("medications", $"SELECT {What}, {When} FROM facts WHERE kind = 'medication' AND {Real}"),
        ("observations", $"SELECT {What}, {Value}, {When} FROM facts WHERE kind = 'observation' AND {Real}"),
    ];
}
