using System.Globalization;
using Tabib.Record.Cohorts.Definitions;
using static Tabib.Record.Cohorts.CohortDatabase;

namespace Tabib.Record.Cohorts;

/// <summary>Chooses the people of a cohort: index moment, rules, follow-up. Leaves the table cohort.chosen (patient, moment, and with an outcome outcome and time).</summary>
/// <param name="asOf">What is known later is not known at all; also the last moment under observation.</param>
internal sealed class CohortPeople(CohortDatabase database, CohortSource source, CohortDefinition definition, CohortGroups groups, GroupedFacts facts, DateTime asOf)
{
    /// <summary>What is held to be so as of the end of the study.</summary>
    private string InForce => $"e.known <= {Quote(asOf)} AND (e.superseded IS NULL OR e.superseded > {Quote(asOf)})";

    private static string Before(string moment, int days) => $"{moment} - INTERVAL '{days.ToString(CultureInfo.InvariantCulture)} days'";

    private static string After(string moment, int days) => $"{moment} + INTERVAL '{days.ToString(CultureInfo.InvariantCulture)} days'";

    public IReadOnlyList<AttritionStep> Choose()
    {
        CreatePatients(database);
        database.Execute($"CREATE TABLE cohort.observed AS SELECT patient, first, last FROM ({source.Observed.Replace("{asOf}", Quote(asOf), StringComparison.Ordinal)}) WHERE first IS NOT NULL AND last >= first");
        database.Execute($"CREATE TABLE cohort.events AS SELECT patient, grp, id, start, stop, known, superseded, number, refused, text, ordering FROM ({facts.Query(groups.Choosing)})");
        if (GroupedFacts.Deaths(groups, groups.Choosing) is { Length: > 0 } deaths) database.Execute(deaths);
        var steps = new List<(string Rule, string Count)> { ("patients", "SELECT count(*) FROM cohort.patients") };
        CreateIndex(steps);
        var counts = steps.Select(step => (step.Rule, Count: database.Count(step.Count))).ToList();
        var rules = CreatePeople();
        var passed = new List<string>();
        foreach (var (rule, condition) in rules)
        {
            passed.Add($"coalesce({condition}, FALSE)");
            counts.Add((rule, 0));
        }

        var kept = database.Read($"SELECT {string.Join(", ", Enumerable.Range(1, passed.Count).Select(number => $"count(*) FILTER ({string.Join(" AND ", passed.Take(number))})").DefaultIfEmpty("0"))} FROM cohort.people p", row => Enumerable.Range(0, passed.Count).Select(row.GetInt64).ToArray())[0];
        for (var rule = 0; rule < passed.Count; rule++) counts[counts.Count - passed.Count + rule] = (rules[rule].Rule, kept[rule]);
        database.Execute($"CREATE TABLE cohort.chosen AS SELECT patient, moment, age, sex, race, ethnicity{(definition.Outcome is null ? "" : ", outcome, time")} FROM cohort.people p WHERE {string.Join(" AND ", passed.DefaultIfEmpty("TRUE"))}");
        return [.. counts.Select((step, number) => new AttritionStep(step.Rule, step.Count, number == 0 ? 0 : counts[number - 1].Count - step.Count))];
    }

    /// <summary>What the patients are, and when they died.</summary>
    public static void CreatePatients(CohortDatabase database) => database.Execute("""
        CREATE TABLE cohort.patients AS SELECT patient, birth_date, sex, coalesce(race_display, race_code) AS race, coalesce(ethnicity_display, ethnicity_code) AS ethnicity FROM patients;
        CREATE TABLE cohort.deaths AS SELECT patient, coalesce(CASE WHEN length(death_date) > 10 THEN try_cast(try_cast(death_date AS TIMESTAMPTZ) AS TIMESTAMP) END, try_cast(death_date[1:10] AS DATE) + INTERVAL '86399 seconds') AS death
        FROM patients WHERE is_deceased AND death_date IS NOT NULL AND length(death_date) >= 10;
        """);

    /// <summary>Completed years; a birth date of only year or month counts from the first day it can mean.</summary>
    public static string Age(string moment) => $"""
        (year({moment}) - try_cast(d.birth_date[1:4] AS INTEGER)
          - (month({moment}) * 100 + day({moment}) < coalesce(try_cast(d.birth_date[6:7] AS INTEGER), 1) * 100 + coalesce(try_cast(d.birth_date[9:10] AS INTEGER), 1))::INTEGER)
        """;

    private void CreateIndex(List<(string Rule, string Count)> steps)
    {
        if (definition.Index.Date is { } date)
        {
            var moment = Quote(date.ToDateTime(TimeOnly.MinValue));
            database.Execute($"CREATE TABLE cohort.index AS SELECT patient, {moment} AS moment FROM cohort.observed WHERE {moment} BETWEEN first AND last GROUP BY patient");
            steps.Add((string.Create(CultureInfo.InvariantCulture, $"under observation on {date:yyyy-MM-dd}"), "SELECT count(*) FROM cohort.index"));
            return;
        }

        var window = (definition.Index.From is { } from ? $" AND moment >= {Quote(from.ToDateTime(TimeOnly.MinValue))}" : "") + (definition.Index.To is { } to ? $" AND moment < {Quote(to.AddDays(1).ToDateTime(TimeOnly.MinValue))}" : "");
        database.Execute($"""
            CREATE TABLE cohort.candidates AS SELECT patient, start, greatest(start, known) AS moment FROM cohort.events e
            WHERE grp = {groups.Of(definition.Index.Event!)} AND greatest(start, known) <= {Quote(asOf)} AND (superseded IS NULL OR superseded > greatest(start, known)){window}
            """);
        steps.Add(("index event", "SELECT count(DISTINCT patient) FROM cohort.candidates"));
        if (definition.Washout is { } washout)
        {
            database.Execute($"""
                CREATE TABLE cohort.clean AS SELECT c.* FROM cohort.candidates c SEMI JOIN cohort.observed o ON o.patient = c.patient AND o.first <= {Before("c.start", washout.Days)} AND o.last >= c.start
                ANTI JOIN cohort.events e ON e.patient = c.patient AND e.grp = {groups.Of(washout.Event)} AND e.start < c.start AND e.start >= {Before("c.start", washout.Days)} AND e.known <= c.moment AND (e.superseded IS NULL OR e.superseded > c.moment)
                """);
            steps.Add((string.Create(CultureInfo.InvariantCulture, $"washout of {washout.Days} days"), "SELECT count(DISTINCT patient) FROM cohort.clean"));
        }

        database.Execute($"CREATE TABLE cohort.index AS SELECT patient, {(definition.Index.Last ? "max" : "min")}(moment) AS moment FROM cohort.{(definition.Washout is null ? "candidates" : "clean")} GROUP BY patient");
    }

    /// <summary>Everyone with an index moment, with what the rules ask for.</summary>
    private List<(string Rule, string Condition)> CreatePeople()
    {
        var rules = new List<(string Rule, string Condition)> { ("alive at the index moment", "death IS NULL OR death >= moment") };
        var counted = new List<string>();
        foreach (var rule in definition.Entry) rules.Add((rule.Name, Condition(rule, counted)));
        var (followed, columns) = FollowUp(rules);
        database.Execute($"""
            CREATE TABLE cohort.people AS SELECT i.patient, i.moment, d.sex, d.race, d.ethnicity, {Age("i.moment")} AS age, o.first, o.last, death{string.Concat(counted.Select((_, number) => $", coalesce(n{number}, 0) AS n{number}"))}{columns}
            FROM cohort.index i JOIN cohort.patients d ON d.patient = i.patient LEFT JOIN cohort.deaths x ON x.patient = i.patient
            LEFT JOIN (SELECT i.patient, max(first) AS first, max(last) AS last FROM cohort.index i JOIN cohort.observed o ON o.patient = i.patient AND i.moment >= first AND i.moment <= last GROUP BY i.patient) o ON o.patient = i.patient
            LEFT JOIN (SELECT i.patient{string.Concat(counted.Select((sql, number) => $", {sql} AS n{number}"))}
              FROM cohort.index i JOIN cohort.events e ON e.patient = i.patient AND e.start <= i.moment AND e.known <= i.moment AND (e.superseded IS NULL OR e.superseded > i.moment) GROUP BY i.patient) c ON c.patient = i.patient
            {followed}
            """);
        return rules;
    }

    private string Condition(EntryRule rule, List<string> counted)
    {
        var conditions = new List<string>();
        if (rule.AgeFrom is { } least) conditions.Add($"age >= {least}");
        if (rule.AgeTo is { } most) conditions.Add($"age <= {most}");
        if (rule.Sex is { } sex) conditions.Add($"sex = {Quote(sex)}");
        if (rule.ObservedDays is { } days) conditions.Add($"first <= {Before("moment", days)}");
        if ((rule.Require ?? rule.Exclude) is { } asked)
        {
            conditions.Add($"n{counted.Count} {(rule.Require is null ? "= 0" : $">= {rule.AtLeast}")}");
            counted.Add($"count(DISTINCT e.id) FILTER (e.grp = {groups.Of(asked)}{(rule.Days is { } window ? $" AND e.start >= {Before("i.moment", window)}" : "")})");
        }

        return string.Join(" AND ", conditions);
    }

    /// <summary>From the index moment on: who had the outcome already, until when the patient was followed, and what ended that.</summary>
    private (string Joined, string Columns) FollowUp(List<(string Rule, string Condition)> rules)
    {
        if (definition.Outcome is not { } outcome) return ("", "");
        var begin = After("i.moment", definition.AtRisk.StartDays);
        var own = groups.Of(outcome.Event);
        string[] ends =
        [
            .. definition.AtRisk.EndDays is { } days ? [After("i.moment", days)] : Array.Empty<string>(),
            .. definition.StudyEnd is { } end ? [$"{Quote(end.AddDays(1).ToDateTime(TimeOnly.MinValue))} - INTERVAL 1 MICROSECOND"] : Array.Empty<string>(),
            "greatest(o.last, death)", "death", "departure",
        ];
        var joined = $"""
            LEFT JOIN (SELECT i.patient, min(e.start) FILTER (e.grp = {own} AND e.start >= {begin}) AS event,
                bool_or(e.grp = {own} AND e.start < {begin}{(outcome.PriorDays is { } back ? $" AND e.start >= {Before("i.moment", back)}" : "")}) AS prior,
                min(e.start) FILTER (e.grp IN ({List(outcome.Competing)}) AND e.start >= {begin}) AS rival, min(e.start) FILTER (e.grp IN ({List(definition.Exit)}) AND e.start >= i.moment) AS departure
              FROM cohort.index i JOIN cohort.events e ON e.patient = i.patient AND {InForce} GROUP BY i.patient) f ON f.patient = i.patient,
            LATERAL (SELECT least({string.Join(", ", ends)}) AS ending) l,
            LATERAL (SELECT CASE WHEN event <= ending AND (rival IS NULL OR event <= rival) THEN 1 WHEN rival <= ending THEN 2 ELSE 0 END AS outcome) m
            """;
        if (!outcome.KeepPrior) rules.Add(("without the outcome before", "prior IS NULL OR NOT prior"));
        rules.Add(("followed when the time at risk begins", "last IS NOT NULL AND ending >= begin"));
        return (joined, $", prior, ending, {begin} AS begin, outcome, floor((epoch_us(CASE outcome WHEN 1 THEN event WHEN 2 THEN rival ELSE ending END) - epoch_us({begin})) / 86400000000)::INTEGER AS time");
    }

    private string List(IReadOnlyList<CohortEvent> events) => string.Join(", ", events.Select(groups.Of).DefaultIfEmpty(-1));
}
