using System.Globalization;
using Tabib.Record.Cohorts.Definitions;
using static Tabib.Record.Cohorts.CohortDatabase;

namespace Tabib.Record.Cohorts;

/// <summary>Features as SQL: one pass over the record gathers by patient and group what any feature asks for, a second one over the few rows that come of it makes them columns.</summary>
internal sealed class FeatureSql
{
    private const string Visible = "f.start <= i.moment AND f.known <= i.moment AND (f.superseded IS NULL OR f.superseded > i.moment)";
    private const string Years = "((epoch_us(f.start) - epoch_us(i.moment)) / 31557600000000.0)";
    private const string NoValue = "empty: no value in the window";

    private readonly List<string> _gathered = [];
    private readonly SortedSet<(int Group, int Number)> _cells = [];
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
        SELECT f.patient, f.grp, count(*) FILTER (f.refused) AS refused{string.Concat(_gathered.Select((sql, number) => $", {sql} AS a{number}"))}
        FROM ({rows}) f JOIN {people} i ON i.patient = f.patient WHERE {Visible} GROUP BY f.patient, f.grp
        """;

    /// <summary>The gathered rows turned into one row a patient, with a column for each that the features' SQL names.</summary>
    public string Turn(string gathered) =>
        $"SELECT patient{string.Concat(_cells.Select(cell => $", max(a{cell.Number}) FILTER (grp = {cell.Group}) AS g{cell.Group}_{cell.Number}"))} FROM {gathered} GROUP BY patient";

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
                Column(feature, "", "integer", $"1 where it happened {within}", "0: none recorded", $"(coalesce({Cell(feature, $"count(*) FILTER ({had})")}, 0) > 0)::INTEGER");
                break;
            case FeatureTake.Count:
                Column(feature, "", "integer", $"how often {within}", "0: none recorded", $"coalesce({Cell(feature, $"count(*) FILTER ({had})")}, 0)");
                break;
            case FeatureTake.Active:
                Column(feature, "", "integer", "1 where begun and not over at the index moment", "0: none recorded", $"(coalesce({Cell(feature, $"count(*) FILTER ((f.stop IS NULL OR f.stop > i.moment){window})")}, 0) > 0)::INTEGER");
                break;
            case FeatureTake.DaysSince:
                Column(feature, "", "integer", $"whole days since the latest {within}", NoValue, $"{Cell(feature, Age(had))} // 86400000000");
                break;
            case FeatureTake.Latest or FeatureTake.LatestText:
                AddLatest(feature, within, feature.Take == FeatureTake.Latest ? valued : $"f.text IS NOT NULL{window}");
                break;
            case FeatureTake.Trend:
                Column(feature, "", "number", $"slope a year by least squares {within}", "empty: no values at two times in the window", $"CASE WHEN isfinite({Slope(feature, valued)}) THEN {Slope(feature, valued)} END");
                break;
            default:
                var sum = feature.Take switch { FeatureTake.Min => "min(f.number)", FeatureTake.Max => "max(f.number)", _ => "avg(f.number ORDER BY f.ordering)" };
                Column(feature, "", "number", $"{(feature.Take == FeatureTake.Mean ? "mean" : feature.Take == FeatureTake.Min ? "least" : "greatest")} value {within}", NoValue, Cell(feature, $"{sum} FILTER ({valued})"));
                break;
        }

        if (feature.MissingIndicator) Column(feature, "_missing", "integer", "1 where there is no value", "never", $"({_columns.First(column => column.Feature == feature).Sql} IS NULL)::INTEGER");
    }

    private void AddLatest(FeatureRule feature, string within, string condition)
    {
        var isNumber = feature.Take == FeatureTake.Latest;
        Column(feature, "", isNumber ? "number" : "text", $"latest value {within}", NoValue, Cell(feature, $"arg_max({(isNumber ? "f.number" : "f.text")}, f.ordering) FILTER ({condition})"));
        Column(feature, "_age_days", "integer", "age of the latest value at the index moment in whole days", NoValue, $"{Cell(feature, Age(condition))} // 86400000000");
    }

    /// <summary>NaN where all values are of one time.</summary>
    private string Slope(FeatureRule feature, string valued) => Cell(feature, $"regr_slope(f.number, {Years} ORDER BY f.ordering) FILTER ({valued})");

    private static string Age(string condition) => $"min(epoch_us(i.moment) - epoch_us(f.start)) FILTER ({condition})";

    private void Column(FeatureRule feature, string suffix, string kind, string meaning, string missing, string sql) =>
        _columns.Add(new FeatureColumn(feature.Name + suffix, kind, meaning, feature, missing) { Sql = sql });

    /// <summary>The name that the gathered number has in the turned row; it is gathered once, however many features ask for it.</summary>
    private string Cell(FeatureRule feature, string gathered)
    {
        var number = _gathered.IndexOf(gathered);
        if (number < 0)
        {
            number = _gathered.Count;
            _gathered.Add(gathered);
        }

        _cells.Add((_groups.Of(feature), number));
        return string.Create(CultureInfo.InvariantCulture, $"g{_groups.Of(feature)}_{number}");
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
