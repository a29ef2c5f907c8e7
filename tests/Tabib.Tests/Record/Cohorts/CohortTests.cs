using CsCheck;
using Tabib.Core.Coding;
using Tabib.Record.Cohorts;
using Tabib.Record.Cohorts.Definitions;

namespace Tabib.Tests.Record.Cohorts;

/// <summary>The SQL of cohorts against loops over the facts.</summary>
public sealed class CohortTests
{
    private const int Window = 12;

    private static readonly DateTimeOffset AsOf = new(RandomRecord.Start.AddDays(45), TimeSpan.Zero);

    private static readonly CohortDefinition Definition = new(
        "test", "", new IndexRule(Event("condition", "a")), new Washout(5, Event("condition", "b")),
        [new EntryRule("seen", Require: Event("observation", "c"), Days: 20), new EntryRule("not ill", Exclude: Event("condition", "d"))],
        [Event("condition", "c")], new OutcomeRule(Event("observation", "d"), false, 10, [Event("condition", "d")]), new TimeAtRisk(1, 15), null,
        [
            Feature("any", FeatureTake.Any), Feature("count", FeatureTake.Count), Feature("ever", FeatureTake.Count, null), Feature("active", FeatureTake.Active), Feature("since", FeatureTake.DaysSince),
            Feature("latest", FeatureTake.Latest), Feature("latest_ever", FeatureTake.Latest, null), Feature("min", FeatureTake.Min), Feature("max", FeatureTake.Max), Feature("mean", FeatureTake.Mean), Feature("trend", FeatureTake.Trend, null),
            new FeatureRule("age", FeatureTake.Age),
        ]);

    [Fact]
    public void People_and_their_features_are_those_that_loops_over_the_facts_find() => Gen.Int[0, 1_000_000].Sample(
        seed =>
        {
            using var record = new RandomRecord(seed);
            var cohort = Cohort.Choose(record.Connection, CohortSource.Timeline, Definition, AsOf, CancellationToken.None);
            var table = cohort.ToTable("test");
            var expected = Enumerable.Range(1, record.Patients).Select(patient => (patient, row: Expected([.. record.Rows.Where(row => row.Patient == patient)]))).Where(pair => pair.row is not null).ToArray();
            Assert.Equal(expected.Select(pair => (double)pair.patient), table["patient"].Numbers);
            for (var i = 0; i < expected.Length; i++)
            {
                foreach (var (name, value) in expected[i].row!)
                {
                    if (value is { } number) Assert.Equal(number, table[name].Numbers[i], 1e-9 * Math.Max(1, Math.Abs(number)));
                    else Assert.True(double.IsNaN(table[name].Numbers[i]), $"{name} of {expected[i].patient} is {table[name].Numbers[i]}, not missing");
                }
            }
        },
        iter: 40, threads: 2);

    [Fact]
    public void Random_records_do_have_people_and_outcomes()
    {
        var (people, outcomes, washed) = (0, new int[3], 0L);
        for (var seed = 0; seed < 16; seed++)
        {
            using var record = new RandomRecord(seed);
            var cohort = Cohort.Choose(record.Connection, CohortSource.Timeline, Definition, AsOf, CancellationToken.None);
            people += (int)cohort.Patients;
            washed += cohort.Attrition.Single(step => step.Rule.StartsWith("washout", StringComparison.Ordinal)).Left;
            foreach (var outcome in cohort.ToTable("test")["outcome"].Numbers) outcomes[(int)outcome]++;
        }

        Assert.True(people > 5 && washed > 5 && outcomes.All(count => count > 0), $"{people} people, {washed} washed out, {string.Join(", ", outcomes)}");
    }

    [Fact]
    public void One_patient_has_the_features_that_the_cohort_gives() => Gen.Int[0, 1_000_000].Sample(
        seed =>
        {
            using var record = new RandomRecord(seed);
            var cohort = Cohort.Choose(record.Connection, CohortSource.Timeline, Definition with { Washout = null, Entry = [] }, AsOf, CancellationToken.None);
            var moments = cohort.Moments();
            var table = cohort.ToTable("test");
            for (var i = 0; i < moments.Count; i++)
            {
                var own = Cohort.ForPatient(record.Connection, CohortSource.Timeline, Definition, moments[i].Patient, new DateTimeOffset(moments[i].Moment, TimeSpan.Zero), [], CancellationToken.None);
                foreach (var (name, value) in own) Assert.Equal(table[name].Numbers[i], value is null ? double.NaN : Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture));
            }
        },
        iter: 4, threads: 2);

    [Fact]
    public void Nobody_is_told_apart_from_somebody_without_facts()
    {
        using var record = new RandomRecord(1);
        Assert.Empty(Cohort.ForPatient(record.Connection, CohortSource.Timeline, Definition, 999, AsOf, [], CancellationToken.None));
    }

    [Fact]
    public void A_phenotype_is_that_of_all_calls_or_none()
    {
        using var record = new RandomRecord(1);
        var definition = Definition with { Features = [new FeatureRule("g", FeatureTake.Phenotype, Gene: "G", MissingIndicator: true)] };
        var alike = Cohort.ForPatient(record.Connection, CohortSource.Timeline, definition, 3, AsOf, [("G", "poor"), ("G", "poor"), ("H", "normal")], CancellationToken.None);
        Assert.Equal(("poor", 0), ((string)alike["g"]!, (int)alike["g_missing"]!));
        var unlike = Cohort.ForPatient(record.Connection, CohortSource.Timeline, definition, 3, AsOf, [("G", "poor"), ("G", "normal")], CancellationToken.None);
        Assert.Equal((null, 1), ((string?)unlike["g"], (int)unlike["g_missing"]!));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("parquet")]
    public void The_bytes_do_not_depend_on_threads_or_the_order_of_rows(string ending)
    {
        var folder = Directory.CreateTempSubdirectory("tabib-cohort-").FullName;
        try
        {
            var files = new List<byte[]>();
            foreach (var threads in new[] { 1, 2, 4 })
            {
                using var record = new RandomRecord(5, patients: 300);
                using (var command = record.Connection.CreateCommand())
                {
                    command.CommandText = $"SET threads = {threads}; CREATE TABLE other AS SELECT * FROM facts ORDER BY hash(fact_id + {threads}); DROP TABLE facts; ALTER TABLE other RENAME TO facts";
                    command.ExecuteNonQuery();
                }

                var path = Path.Combine(folder, $"{threads}.{ending}");
                Cohort.Choose(record.Connection, CohortSource.Timeline, Definition with { Entry = [], Washout = null }, AsOf, CancellationToken.None).Write(path);
                files.Add(File.ReadAllBytes(path));
            }

            Assert.True(files[0].Length > 1000);
            Assert.All(files, bytes => Assert.Equal(files[0], bytes));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static CohortEvent Event(string kind, string code) => new(Enum.Parse<EventKind>(kind, ignoreCase: true), new ValueSet(code, [new Code("s", code)]));

    private static FeatureRule Feature(string name, FeatureTake take, int? days = Window)
    {
        var isValue = take is FeatureTake.Latest or FeatureTake.Min or FeatureTake.Max or FeatureTake.Mean or FeatureTake.Trend;
        return new FeatureRule(name, take, Event(isValue ? "observation" : "condition", isValue ? "b" : "c"), days, isValue ? "mg/dL" : null);
    }

    /// <summary>The row of a patient; null where the patient is not in the cohort.</summary>
    private static Dictionary<string, double?>? Expected(RecordRow[] rows)
    {
        var end = AsOf.UtcDateTime;
        RecordRow[] real = [.. rows.Where(row => row.Status == "active")];
        if (real.Length == 0) return null;
        var first = real.Min(row => Later(row.Start, row.Known));
        RecordRow[] inForce = [.. real.Where(row => row.IsKnownAt(end))];
        if (inForce.Length == 0) return null;
        var last = inForce.Max(row => Earlier(row.Stop?.AddTicks(-10) ?? row.Start, end));
        var moments = real.Where(row => row.IsOf("condition", "a") && Later(row.Start, row.Known) is var moment && moment <= end && (row.Superseded is null || row.Superseded > moment)
            && first <= row.Start.AddDays(-5) && last >= row.Start && !real.Any(other => other.IsOf("condition", "b") && other.Start < row.Start && other.Start >= row.Start.AddDays(-5) && other.IsKnownAt(moment))).Select(row => Later(row.Start, row.Known)).ToArray();
        if (moments.Length == 0) return null;
        var index = moments.Min();
        RecordRow[] known = [.. real.Where(row => row.Start <= index && row.IsKnownAt(index))];
        if (!known.Any(row => row.IsOf("observation", "c") && row.Start >= index.AddDays(-20)) || known.Any(row => row.IsOf("condition", "d"))) return null;
        if (Outcome(inForce, index, first, last) is not { } outcome) return null;
        var features = Features(known, index);
        (features["outcome"], features["time"], features["age"]) = (outcome.Outcome, outcome.Time, 54 + (index.Month > 2 ? 1 : 0));
        return features;
    }

    private static (int Outcome, double Time)? Outcome(RecordRow[] inForce, DateTime index, DateTime first, DateTime last)
    {
        var begin = index.AddDays(1);
        var events = inForce.Where(row => row.IsOf("observation", "d")).ToArray();
        if (events.Any(row => row.Start < begin && row.Start >= index.AddDays(-10)) || index < first || index > last) return null;
        DateTime[] exits = [.. inForce.Where(row => row.IsOf("condition", "c") && row.Start >= index).Select(row => row.Start), index.AddDays(15), last];
        var ending = exits.Min();
        if (ending < begin) return null;
        var (own, rival) = (First(events, begin), First([.. inForce.Where(row => row.IsOf("condition", "d"))], begin));
        var outcome = own <= ending && own <= rival ? 1 : rival <= ending ? 2 : 0;
        return (outcome, Math.Floor(((outcome == 1 ? own : outcome == 2 ? rival : ending) - begin).TotalDays));
    }

    private static Dictionary<string, double?> Features(RecordRow[] known, DateTime index)
    {
        RecordRow[] ills = [.. known.Where(row => row.IsOf("condition", "c"))], values = [.. known.Where(row => row.IsOf("observation", "b") && row.Value is not null)];
        RecordRow[] recent = [.. ills.Where(row => row.Start >= index.AddDays(-Window))], near = [.. values.Where(row => row.Start >= index.AddDays(-Window))];
        RecordRow? Latest(RecordRow[] some) => some.OrderByDescending(row => row.Start).ThenByDescending(row => row.Known).ThenBy(row => row.Id).FirstOrDefault();
        double? Days(RecordRow? row) => row is null ? null : Math.Floor((index - row.Start).TotalDays);
        return new Dictionary<string, double?>
        {
            ["any"] = recent.Length > 0 ? 1 : 0,
            ["count"] = recent.Length,
            ["ever"] = ills.Length,
            ["active"] = recent.Any(row => row.Stop is null || row.Stop > index) ? 1 : 0,
            ["since"] = Days(Latest(recent)),
            ["latest"] = Latest(near)?.Value,
            ["latest_age_days"] = Days(Latest(near)),
            ["latest_ever"] = Latest(values)?.Value,
            ["min"] = near.Min(row => row.Value),
            ["max"] = near.Max(row => row.Value),
            ["mean"] = near.Length == 0 ? null : near.Average(row => row.Value),
            ["trend"] = Slope(values, index),
        };
    }

    private static double? Slope(RecordRow[] values, DateTime index)
    {
        if (values.Select(row => row.Start).Distinct().Count() < 2) return null;
        double[] times = [.. values.Select(row => (row.Start - index).TotalDays / 365.25)], numbers = [.. values.Select(row => row.Value!.Value)];
        var (time, number) = (times.Average(), numbers.Average());
        return times.Zip(numbers).Sum(pair => (pair.First - time) * (pair.Second - number)) / times.Sum(value => (value - time) * (value - time));
    }

    private static DateTime First(RecordRow[] events, DateTime begin) => events.Where(row => row.Start >= begin).Select(row => row.Start).DefaultIfEmpty(DateTime.MaxValue).Min();

    private static DateTime Later(DateTime left, DateTime right) => left > right ? left : right;

    private static DateTime Earlier(DateTime left, DateTime right) => left < right ? left : right;
}
