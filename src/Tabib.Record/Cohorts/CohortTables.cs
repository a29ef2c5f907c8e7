using System.Globalization;
using Tabib.Core.Coding;
using Tabib.Core.Units;
using Tabib.Record.Cohorts.Definitions;
using static Tabib.Record.Cohorts.CohortDatabase;

namespace Tabib.Record.Cohorts;

/// <summary>Small tables in the schema "cohort" that say which row of the record is of which group, and how its value becomes one of the group's unit.</summary>
internal static class CohortTables
{
    private const string Schema = """
        CREATE SCHEMA cohort;
        CREATE TABLE cohort.codes(grp INTEGER, kind VARCHAR, system VARCHAR, code VARCHAR, coding VARCHAR);
        CREATE TABLE cohort.displays(grp INTEGER, kind VARCHAR, display VARCHAR);
        CREATE TABLE cohort.kinds(grp INTEGER, kind VARCHAR);
        CREATE TABLE cohort.phenotypes(patient BIGINT, gene VARCHAR, phenotype VARCHAR);
        CREATE TABLE cohort.units(grp INTEGER, unit VARCHAR, multiplier DOUBLE, divisor DOUBLE, addend DOUBLE);
        """;

    public static void Create(CohortDatabase database, CohortSource source, CohortGroups groups)
    {
        database.Execute(Schema);
        var (codes, kinds) = (new List<string>(), new List<string>());
        for (var group = 0; group < groups.Events.Count; group++)
        {
            var asked = groups.Events[group];
            if (asked.Codes is null) kinds.Add($"({group}, '{Name(asked.Kind)}')");
            foreach (var code in asked.Codes?.Codes.Distinct() ?? [])
            {
                codes.Add(Row(group, asked.Kind, code.System, code.Value));
                if (source.CodesWithoutSystem) codes.Add(Row(group, asked.Kind, "", code.Value));
            }
        }

        Insert(database, "codes", codes);
        Insert(database, "kinds", kinds);
        AddDisplays(database, groups);
        AddUnits(database, groups);
    }

    /// <summary>The kind as the record writes it.</summary>
    public static string Name(EventKind kind) => kind.ToString().ToLowerInvariant();

    private static string Row(int group, EventKind kind, string system, string code) => $"({group}, '{Name(kind)}', {Quote(system)}, {Quote(code)}, {Quote($"{system}|{code}")})";

    /// <summary>Drugs and vaccines that a set knows by a word of their names: each display of the record is looked at once.</summary>
    private static void AddDisplays(CohortDatabase database, CohortGroups groups)
    {
        int[] named = [.. Enumerable.Range(0, groups.Events.Count).Where(group => groups.Events[group] is { Codes.HasWord: not null, Kind: EventKind.Medication or EventKind.Immunization })];
        if (named.Length == 0) return;
        var rows = new List<string>();
        foreach (var (kind, display) in database.Read("SELECT DISTINCT kind, display FROM facts WHERE kind IN ('medication', 'immunization') AND display IS NOT NULL ORDER BY ALL", row => (row.GetString(0), row.GetString(1))))
        {
            foreach (var group in named)
            {
                if (Name(groups.Events[group].Kind) == kind && groups.Events[group].Codes!.HasWord!(display)) rows.Add($"({group}, '{kind}', {Quote(display)})");
            }
        }

        Insert(database, "displays", rows);
    }

    private static void AddUnits(CohortDatabase database, CohortGroups groups)
    {
        int[] measured = [.. Enumerable.Range(0, groups.Events.Count).Where(group => groups.Events[group].Unit is not null)];
        if (measured.Length == 0) return;
        var units = database.Read("SELECT DISTINCT coalesce(unit, '') FROM facts WHERE kind = 'observation' AND value_number IS NOT NULL ORDER BY ALL", row => row.GetString(0));
        var rows = new List<string>();
        foreach (var group in measured)
        {
            var (target, analyte) = (groups.Events[group].Unit!, AnalyteOf(groups.Events[group]));
            foreach (var unit in units)
            {
                var (multiplier, divisor, addend) = (1.0, 1.0, 0.0);
                var given = unit.Length == 0 ? "1" : unit;
                if (given != target && (!Ucum.Conversion(given, target, analyte).TryGetValue(out var conversion) || !conversion.TryGetLine(out multiplier, out divisor, out addend))) continue;
                rows.Add(string.Create(CultureInfo.InvariantCulture, $"({group}, {Quote(unit)}, {multiplier:R}::DOUBLE, {divisor:R}::DOUBLE, {addend:R}::DOUBLE)"));
            }
        }

        Insert(database, "units", rows);
    }

    /// <summary>The analyte that all laboratory codes of a group measure, for mass and substance; null where they differ.</summary>
    private static Analyte? AnalyteOf(CohortEvent asked)
    {
        var analytes = (asked.Codes?.Codes ?? []).Where(code => code.System == CodeSystems.Loinc).Select(code => Analytes.ByLoinc(code.Value)).Distinct().ToArray();
        return analytes.Length == 1 ? analytes[0] : null;
    }

    private static void Insert(CohortDatabase database, string table, List<string> rows)
    {
        foreach (var some in rows.Chunk(1000)) database.Execute($"INSERT INTO cohort.{table} VALUES {string.Join(", ", some)}");
    }
}
