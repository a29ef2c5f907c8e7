using static Tabib.Record.Cohorts.CohortDatabase;

namespace Tabib.Record.Cohorts;

/// <summary>The rows of the record that belong to groups, as a query: each row once for each group it is of, by its code, its other codes, its class, or its name.</summary>
internal sealed class GroupedFacts(CohortDatabase database, CohortGroups groups)
{
    private const string IsReal = "f.status IN ('active', 'ended', 'unknown') AND f.effective_start IS NOT NULL";

    /// <summary>Moments to the millisecond and the number of the fact, in one number that tells any two facts of a patient apart: the later start, then the later known, then the first stated. Years before 1600 and after 2157 are taken for their ends.</summary>
    private const string Order = """
        ((least(greatest(epoch_ms(effective_start) + 11676096000000, 0), 17592186044415)::HUGEINT * 17592186044416 + least(greatest(epoch_ms(known_at) + 11676096000000, 0), 17592186044415)) * 549755813888 + (549755813887 - fact_id % 549755813888))
        """;

    private bool? _hasOtherCodes;

    /// <summary>patient, grp, id, start, stop, known, superseded, number in the group's unit, refused (a number in a unit that cannot be converted, or one beyond a limit of detection), text, ordering.</summary>
    /// <param name="where">A further condition on the facts; null for none.</param>
    public string Query(IReadOnlyList<int> wanted, string? where = null)
    {
        if (wanted.Count == 0) return "SELECT NULL::BIGINT AS patient, NULL::INTEGER AS grp, NULL::BIGINT AS id, NULL::TIMESTAMP AS start, NULL::TIMESTAMP AS stop, NULL::TIMESTAMP AS known, NULL::TIMESTAMP AS superseded, NULL::DOUBLE AS number, FALSE AS refused, NULL::VARCHAR AS text, 0::HUGEINT AS ordering WHERE FALSE";
        var list = string.Join(", ", wanted);
        var condition = $"{IsReal}{(where is null ? "" : $" AND {where}")}";
        var rows = new List<string> { $"SELECT c.grp, f.* FROM facts f JOIN (SELECT * FROM cohort.codes WHERE grp IN ({list})) c ON c.kind = f.kind AND c.system = f.system AND c.code = f.code WHERE {condition}" };
        if (Others(list, condition) is { } others) rows.Add(others);
        if (wanted.Any(group => groups.Events[group] is { Codes: null, Kind: not Definitions.EventKind.Death })) rows.Add($"SELECT c.grp, f.* FROM facts f JOIN (SELECT * FROM cohort.kinds WHERE grp IN ({list})) c ON c.kind = f.kind WHERE {condition}");
        var isMeasured = wanted.Any(group => groups.Events[group].Unit is not null);
        return $"""
            SELECT g.patient, g.grp, g.fact_id AS id, g.effective_start AS start, g.effective_end AS stop, g.known_at AS known, g.superseded_at AS superseded,
              {(isMeasured ? "CASE WHEN g.comparator IS NULL THEN g.value_number * u.multiplier / u.divisor + u.addend END" : "NULL::DOUBLE")} AS number,
              {(isMeasured ? "g.value_number IS NOT NULL AND (u.multiplier IS NULL OR g.comparator IS NOT NULL)" : "FALSE")} AS refused,
              coalesce(g.value_code, g.value) AS text, {Order} AS ordering
            FROM ({string.Join(" UNION ALL ", rows)}) g {(isMeasured ? "LEFT JOIN cohort.units u ON u.grp = g.grp AND u.unit = coalesce(g.unit, '')" : "")}
            {Values(wanted)}
            """;
    }

    /// <summary>Rows that are of a group by something else than their code; one that is so by two things, or by its code too, counts once.</summary>
    private string? Others(string list, string condition)
    {
        var ways = new List<string>();
        if (_hasOtherCodes ??= database.Any("SELECT 1 FROM facts WHERE other_codes IS NOT NULL"))
            ways.Add($"SELECT c.grp, f.* EXCLUDE (coding) FROM (SELECT *, unnest(other_codes) AS coding FROM facts WHERE other_codes IS NOT NULL) f JOIN (SELECT * FROM cohort.codes WHERE grp IN ({list})) c ON c.kind = f.kind AND c.coding = f.coding WHERE {condition}");
        if (database.Any($"SELECT 1 FROM cohort.codes WHERE kind = 'encounter' AND system = {Quote(Core.Coding.CodeSystems.ActCode)} AND grp IN ({list})"))
            ways.Add($"SELECT c.grp, f.* FROM facts f JOIN (SELECT * FROM cohort.codes WHERE grp IN ({list}) AND system = {Quote(Core.Coding.CodeSystems.ActCode)}) c ON c.kind = f.kind AND c.code = f.category WHERE f.kind = 'encounter' AND {condition}");
        if (database.Any($"SELECT 1 FROM cohort.displays WHERE grp IN ({list})"))
            ways.Add($"SELECT c.grp, f.* FROM facts f JOIN (SELECT * FROM cohort.displays WHERE grp IN ({list})) c ON c.kind = f.kind AND c.display = f.display WHERE {condition}");
        return ways.Count == 0 ? null : $"""
            SELECT DISTINCT ON (o.grp, o.fact_id, o.version, o.entry) o.* FROM ({string.Join(" UNION ALL ", ways)}) o
            ANTI JOIN cohort.codes c ON c.grp = o.grp AND c.kind = o.kind AND c.system = o.system AND c.code = o.code
            """;
    }

    /// <summary>Of groups that ask for values within a range, only those.</summary>
    private string Values(IReadOnlyList<int> wanted)
    {
        int[] ranged = [.. wanted.Where(group => groups.Events[group].Value is not null)];
        if (ranged.Length == 0) return "";
        return $"WHERE g.grp NOT IN ({string.Join(", ", ranged)}) OR {string.Join(" OR ", ranged.Select(group => $"(g.grp = {group} AND {groups.Events[group].Value!.Condition("number")})"))}";
    }

    /// <summary>Deaths, as events of the day on which they were: at its last second where the hour is not told.</summary>
    public static string Deaths(CohortGroups groups, IReadOnlyList<int> wanted) => string.Join(" ", wanted.Where(group => groups.Events[group].Kind == Definitions.EventKind.Death).Select(group =>
        $"INSERT INTO cohort.events SELECT patient, {group}, -1, death, NULL, death, NULL, NULL, FALSE, NULL, 0 FROM cohort.deaths;"));
}
