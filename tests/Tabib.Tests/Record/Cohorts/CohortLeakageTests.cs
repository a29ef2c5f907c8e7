using CsCheck;
using Tabib.Core.Coding;
using Tabib.Record.Cohorts;
using Tabib.Record.Cohorts.Definitions;
using Tabib.Record.Timeline;
using Tabib.Tests.Record.Journal;
using Tabib.Tests.Record.Timeline;

namespace Tabib.Tests.Record.Cohorts;

/// <summary>No fact that became known after the index moment changes a feature, whatever day it speaks of.</summary>
public sealed class CohortLeakageTests
{
    private static readonly DateTimeOffset AsOf = JournalFixture.Now;

    private static readonly CohortDefinition Definition = new(
        "test", "", new IndexRule(new CohortEvent(EventKind.Condition, Set("44054006"))), new Washout(30, new CohortEvent(EventKind.Condition, Set("44054006"))), [], [],
        new OutcomeRule(new CohortEvent(EventKind.Condition, Set("709044004")), false, null, []), new TimeAtRisk(), null,
        [
            new FeatureRule("age", FeatureTake.Age), Of("count", FeatureTake.Count, 400), Of("active", FeatureTake.Active, null), Of("since", FeatureTake.DaysSince, null), Of("latest", FeatureTake.Latest, 900), Of("min", FeatureTake.Min, null),
            Of("max", FeatureTake.Max, null), Of("mean", FeatureTake.Mean, 700), Of("trend", FeatureTake.Trend, null),
        ]);

    [Fact]
    public void What_the_journal_learns_after_the_index_moment_changes_no_feature() => Gen.Int[0, 1_000_000].Sample(
        seed =>
        {
            var random = new Random(seed);
            using var fixture = new JournalFixture();
            var (before, after) = Resources(random);
            Assert.Empty(JournalFixture.Codes(fixture.Import("a", [.. before])));
            var (moments, features) = Extract(fixture);
            Assert.NotEmpty(moments);
            Assert.Empty(JournalFixture.Codes(fixture.Import("a", [.. after(moments)])));
            var (momentsThen, featuresThen) = Extract(fixture);
            foreach (var (patient, moment) in moments)
            {
                Assert.Equal(moment, momentsThen[patient]);
                Assert.Equal(features[patient], featuresThen[patient]);
            }
        },
        iter: 4, threads: 1);

    [Fact]
    public void What_rows_of_the_record_say_later_changes_no_feature() => Gen.Int[0, 1_000_000].Sample(
        seed =>
        {
            var random = new Random(seed);
            using var record = new RandomRecord(seed);
            var definition = Definition with
            {
                Index = new IndexRule(new CohortEvent(EventKind.Condition, Letter("a"))),
                Washout = null,
                Outcome = null,
                Features = [.. Definition.Features.Select(feature => feature.Event is null ? feature : feature with { Event = feature.Event with { Codes = Letter("b") } })],
            };
            var (moments, features) = Extract(record.Connection, definition);
            foreach (var (patient, moment) in moments)
            {
                for (var i = random.Next(6); i >= 0; i--)
                {
                    var known = moment.AddHours(1 + random.Next(500));
                    record.Add(new RecordRow(10_000 + (patient * 100) + i, (int)patient, random.Next(2) == 0 ? "condition" : "observation", RandomRecord.Codes[random.Next(4)], null, random.Next(100), "mg/dL", null, RandomRecord.Start.AddHours(12 * random.Next(80)), null, known, null, 1, "active"));
                }
            }

            Drop(record.Connection);
            var (momentsThen, featuresThen) = Extract(record.Connection, definition);
            foreach (var (patient, moment) in moments)
            {
                Assert.Equal(moment, momentsThen[patient]);
                Assert.Equal(features[patient], featuresThen[patient]);
            }
        },
        iter: 12, threads: 2);

    private static (List<string> Before, Func<IReadOnlyDictionary<long, DateTime>, List<string>> After) Resources(Random random)
    {
        var before = new List<string>();
        for (var patient = 1; patient <= 4; patient++)
        {
            before.Add(JournalFixture.Patient($"p{patient}", ",\"birthDate\":\"1950-06-30\""));
            before.Add(Condition($"d{patient}", patient, "44054006", Day(random, 1200, 1400), Day(random, 1300, 1500)));
            for (var i = 0; i < 12; i++) before.Add(Creatinine($"o{patient}-{i}", patient, random, Day(random, 0, 2400), null));
        }

        return (before, moments =>
        {
            var after = new List<string>();
            foreach (var (number, moment) in moments)
            {
                var patient = (int)number;
                // New facts of any day, corrections of earlier ones, an earlier onset: all of them known afterwards.
                for (var i = 0; i < 8; i++) after.Add(Creatinine($"n{patient}-{i}", patient, random, Day(random, 0, 2400), moment.AddHours(1 + random.Next(10_000))));
                for (var i = 0; i < 4; i++) after.Add(Creatinine($"o{patient}-{i}", patient, random, Day(random, 0, 2400), moment.AddHours(1 + random.Next(10_000))));
                after.Add(Condition($"e{patient}", patient, "44054006", Day(random, 0, 1200), moment.AddDays(1 + random.Next(100)).ToString("yyyy-MM-dd")));
            }

            return after;
        }
        );
    }

    private static string Day(Random random, int from, int to) => new DateTime(2015, 1, 1).AddDays(random.Next(from, to)).ToString("yyyy-MM-dd");

    private static string Creatinine(string id, int patient, Random random, string day, DateTime? issued) =>
        JournalFixture.Observation(id, $"Patient/p{patient}", random.Next(1, 40).ToString(), $"{day}T08:00:00Z").Replace("\"status\"", $"{(issued is { } moment ? $"\"issued\":\"{moment:yyyy-MM-ddTHH:mm:ssZ}\"," : "")}\"status\"", StringComparison.Ordinal);

    private static string Condition(string id, int patient, string code, string onset, string recorded) =>
        $$$"""{"resourceType":"Condition","id":"{{{id}}}","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},"code":{"coding":[{"system":"http://snomed.info/sct","code":"{{{code}}}"}]},"subject":{"reference":"Patient/p{{{patient}}}"},"onsetDateTime":"{{{onset}}}","recordedDate":"{{{recorded}}}"}""";

    private static (Dictionary<long, DateTime> Moments, Dictionary<long, string> Features) Extract(JournalFixture fixture)
    {
        fixture.CatchUp();
        using var query = TimelineQuery.Open(fixture.Workspace, JournalFixture.Access);
        return Extract(query.Connection, Definition);
    }

    private static (Dictionary<long, DateTime> Moments, Dictionary<long, string> Features) Extract(System.Data.Common.DbConnection connection, CohortDefinition definition)
    {
        var cohort = Cohort.Choose(connection, CohortSource.Timeline, definition with { Outcome = null }, AsOf, CancellationToken.None);
        var table = cohort.ToTable("test");
        var names = table.Names.Skip(2).ToArray();
        return (cohort.Moments().ToDictionary(row => row.Patient, row => row.Moment), Enumerable.Range(0, table.Rows).ToDictionary(row => (long)table["patient"].Numbers[row], row => string.Join('|', names.Select(name => table[name].Numbers[row].ToString("R", System.Globalization.CultureInfo.InvariantCulture)))));
    }

    private static void Drop(System.Data.Common.DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "DROP SCHEMA cohort CASCADE";
        command.ExecuteNonQuery();
    }

    private static ValueSet Set(string code) => new(code, [new Code(CodeSystems.Snomed, code)]);

    private static ValueSet Letter(string code) => new(code, [new Code("s", code)]);

    private static FeatureRule Of(string name, FeatureTake take, int? days) =>
        new(name, take, new CohortEvent(EventKind.Observation, new ValueSet("creatinine", [new Code(CodeSystems.Loinc, "2160-0")])), days, take is FeatureTake.Count or FeatureTake.Active or FeatureTake.DaysSince ? null : "mg/dL");
}
