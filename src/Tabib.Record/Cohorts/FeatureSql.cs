using System.Globalization;
using Tabib.Record.Cohorts.Definitions;
using static Tabib.Record.Cohorts.CohortDatabase;

namespace Tabib.Record.Cohorts;

/// <summary>Features as SQL: one pass over the record gathers by patient and group what any feature asks for, a second one over the few rows that come of it makes them columns.</summary>
/// <remarks>A sum must not depend on the order in which threads come, so values are gathered as lists that are put in order; and what was gathered is found by its place in a list, which takes a fraction of the time of one aggregate a column.</remarks>
internal sealed class FeatureSql
{
    private const string Visible = "f.start <= i.moment AND f.known <= i.moment AND (f.superseded IS NULL OR f.superseded > i.moment)";
    private const string Years = "((epoch_us(f.start) - epoch_us(i.moment)) / 31557600000000.0)";
    private const string NoValue = "empty: no value in the window";

    private readonly List<string> _gathered = [];
    private readonly List<string> _reduced = [];
    private readonly SortedSet<int> _wanted = [];
    private readonly List<FeatureColumn> _columns = [];
    private readonly CohortGroups _groups;

    public FeatureSql(CohortDefinition definition, CohortGroups groups)
    {
        _groups = groups;
        foreach (var feature in definition.Features) Add(feature);
    }

    public IReadOnlyList<FeatureColumn> Columns => _columns;

    /// <summary>Patient, grp and what was gathered, of the facts that were known and had begun at the index moment.</summary>
    /// <param name="rows">The grouped facts.</param>
    /// <param name="people">Table of patient and moment.</param>
    public string Gather(string rows, string people) => $"""
        SELECT f.patient, f.grp, count(CASE WHEN f.refused THEN 1 END) AS refused{string.Concat(_gathered.Select((sql, number) => $", {sql} AS a{number}"))}
        FROM ({rows}) f JOIN {people} i ON i.patient = f.patient WHERE {Visible} GROUP BY f.patient, f.grp
        """;

    /// <summary>One row a patient of the gathered rows: the groups that there are, and beside each list of what was made of them in the same order.</summary>
    public string Collect(string gathered)
    {
        int[] valued = [.. Enumerable.Range(0, _gathered.Count).Where(number => _gathered[number].StartsWith("list(", StringComparison.Ordinal))];
        return $"""
            SELECT patient, list(grp) AS groups{string.Concat(_reduced.Select((reduced, number) => $", list({reduced}) AS l{number}"))}
            FROM (SELECT *{string.Concat(valued.Select(number => $", {MeanOf(number, "n")} AS n{number}, {MeanOf(number, "y")} AS y{number}"))}
              FROM (SELECT *{(valued.Length == 0 ? "" : $" REPLACE ({string.Join(", ", valued.Select(number => $"CASE WHEN len(a{number}) > 1 THEN list_sort(a{number}) ELSE a{number} END AS a{number}"))})")} FROM {gathered}))
            GROUP BY patient
            """;
    }

    /// <summary>The people in order with their lists, and the place of each group in them, as the features' SQL wants it: what is wide comes last and is never sorted.</summary>
    public string Rows(string people, string collected) => $"""
        SELECT *{string.Concat(_wanted.Select(group => $", list_position(groups, {group}) AS p{group}"))}
        FROM (SELECT p.*, c.* EXCLUDE (patient) FROM {people} p LEFT JOIN {collected} c ON c.patient = p.patient ORDER BY p.patient)
        """;

    private void Add(FeatureRule feature)
    {
        var window = feature.Days is { } days ? $" AND epoch_us(i.moment) - epoch_us(f.start) <= {Number(days * 86_400_000_000L)}" : "";
        var had = $"TRUE{window}";
        var valued = $"f.number IS NOT NULL{window}";
        var within = feature.Days is { } count ? $"in the {count} days before" : "at any time before";
        switch (feature.Take)
        {
            case FeatureTake.Age:
                Column(feature, "", "integer", "completed years at the index moment", "empty: no birth date", "p.age");
                break;
            case FeatureTake.Sex or FeatureTake.Race or FeatureTake.Ethnicity:
                Column(feature, "", "text", feature.Take.ToString().ToLowerInvariant(), "empty: not stated, or contradictory", $"p.{feature.Take.ToString().ToLowerInvariant()}");
                break;
            case FeatureTake.Phenotype:
                Column(feature, "", "text", $"phenotype of {feature.Gene} by calls known at the index moment", "empty: no call, or calls that differ", $"(SELECT CASE WHEN count(DISTINCT x.phenotype) = 1 THEN min(x.phenotype) END FROM cohort.phenotypes x WHERE x.patient = p.patient AND x.gene = {Quote(feature.Gene)})");
                break;
            case FeatureTake.Any:
                Column(feature, "", "integer", $"1 where it happened {within}", "0: none recorded", $"(coalesce({Cell(feature, $"count(CASE WHEN {had} THEN 1 END)")}, 0) > 0)::INTEGER");
                break;
            case FeatureTake.Count:
                Column(feature, "", "integer", $"how often {within}", "0: none recorded", $"coalesce({Cell(feature, $"count(CASE WHEN {had} THEN 1 END)")}, 0)");
                break;
            case FeatureTake.Active:
                Column(feature, "", "integer", "1 where begun and not over at the index moment", "0: none recorded", $"(coalesce({Cell(feature, $"count(CASE WHEN (f.stop IS NULL OR f.stop > i.moment){window} THEN 1 END)")}, 0) > 0)::INTEGER");
                break;
            case FeatureTake.DaysSince:
                Column(feature, "", "integer", $"whole days since the latest {within}", NoValue, $"{Cell(feature, Age(had))} // 86400000000");
                break;
            case FeatureTake.Latest or FeatureTake.LatestText:
                AddLatest(feature, within, feature.Take == FeatureTake.Latest ? valued : $"f.text IS NOT NULL{window}");
                break;
            case FeatureTake.Trend:
                Column(feature, "", "number", $"slope a year by least squares {within}", "empty: no values at two times in the window", Cell(feature, Values(valued), Slope));
                break;
            default:
                var (meaning, value) = feature.Take switch
                {
                    FeatureTake.Min => ("least", Cell(feature, $"min(CASE WHEN {valued} THEN f.number END)")),
                    FeatureTake.Max => ("greatest", Cell(feature, $"max(CASE WHEN {valued} THEN f.number END)")),
                    _ => ("mean", Cell(feature, Values(valued), number => $"n{number}")),
                };
                Column(feature, "", "number", $"{meaning} value {within}", NoValue, value);
                break;
        }

        if (feature.MissingIndicator) Column(feature, "_missing", "integer", "1 where there is no value", "never", $"({_columns.First(column => column.Feature == feature).Sql} IS NULL)::INTEGER");
    }

    private void AddLatest(FeatureRule feature, string within, string condition)
    {
        var isNumber = feature.Take == FeatureTake.Latest;
        Column(feature, "", isNumber ? "number" : "text", $"latest value {within}", NoValue, Cell(feature, $"arg_max(CASE WHEN {condition} THEN {(isNumber ? "f.number" : "f.text")} END, f.ordering)"));
        Column(feature, "_age_days", "integer", "age of the latest value at the index moment in whole days", NoValue, $"{Cell(feature, Age(condition))} // 86400000000");
    }

    /// <summary>Ordering, value and year of each value: sums must not depend on the order in which threads come.</summary>
    private static string Values(string condition) => $"list({{'o': f.ordering, 'n': f.number, 'y': {Years}}}) FILTER ({condition})";

    private static string MeanOf(int number, string part) => $"list_avg(list_transform(a{number}, lambda v: v.{part}))";

    /// <summary>By least squares about the means; null where all values are of one time.</summary>
    private static string Slope(int number)
    {
        string Sum(string product) => $"list_sum(list_transform(a{number}, lambda v: {product}))";
        var slope = $"{Sum($"(v.y - y{number}) * (v.n - n{number})")} / {Sum($"(v.y - y{number}) * (v.y - y{number})")}";
        return $"CASE WHEN list_max(list_transform(a{number}, lambda v: v.y)) > list_min(list_transform(a{number}, lambda v: v.y)) AND isfinite({slope}) THEN {slope} END";
    }

    private static string Age(string condition) => $"min(CASE WHEN {condition} THEN epoch_us(i.moment) - epoch_us(f.start) END)";

    private void Column(FeatureRule feature, string suffix, string kind, string meaning, string missing, string sql) =>
        _columns.Add(new FeatureColumn(feature.Name + suffix, kind, meaning, feature, missing) { Sql = sql });

    /// <summary>Where a gathered number is in a row of <see cref="Rows"/>.</summary>
    private string Cell(FeatureRule feature, string gathered) => Cell(feature, gathered, number => $"a{number}");

    /// <summary>The same of what is made of a gathered list; each is gathered and made once, however many features ask for it.</summary>
    private string Cell(FeatureRule feature, string gathered, Func<int, string> reduce)
    {
        var number = Place(_gathered, gathered);
        var made = Place(_reduced, reduce(number));
        var group = _groups.Of(feature);
        _wanted.Add(group);
        return string.Create(CultureInfo.InvariantCulture, $"l{made}[p{group}]");
    }

    private static int Place<T>(List<T> list, T item)
    {
        if (list.IndexOf(item) is var number and >= 0) return number;
        list.Add(item);
        return list.Count - 1;
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
