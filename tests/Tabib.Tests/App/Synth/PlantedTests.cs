using System.Text.Json;
using Tabib.App.Synth.Scenarios;
using Tabib.Decision.Rules;
using Tabib.Evidence.Risk;
using Tabib.Ingest;
using Tabib.Ingest.Fhir;
using Tabib.Record.Journal;
using Tabib.Tests.Record.Journal;

namespace Tabib.Tests.App.Synth;

/// <summary>What truth.json promises of the rules is what the rules do, on the record as it is imported.</summary>
public sealed class PlantedTests
{
    private static readonly DateTimeOffset LastMoment = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(-1);

    private static readonly RuleEngine Rules = new(RuleLibrary.Embedded());

    private static readonly RiskEngine Scores = new(ScoreLibrary.Embedded());

    [Theory]
    [InlineData(42)]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_planted_gap_fires_and_the_well_treated_are_left_in_peace(long seed)
    {
        using var folder = SynthFolder.Of(51, seed);
        using var fixture = Imported(folder.Path);
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Path, "truth.json")));
        var wrong = new List<string>();
        var (planted, controls) = (0, 0);
        foreach (var person in truth.RootElement.GetProperty("people").EnumerateArray().Where(person => person.TryGetProperty("scenario", out _)))
        {
            var given = Given(fixture, person.GetProperty("id").GetString()!);
            var scenario = person.GetProperty("scenario").GetString();
            planted += Texts(person, "fires").Length;
            controls += Texts(person, "silent").Length;
            wrong.AddRange(Texts(person, "fires").Where(rule => !given.Contains(rule)).Select(rule => $"{scenario}: {rule} does not fire"));
            wrong.AddRange(Texts(person, "silent").Where(given.Contains).Select(rule => $"{scenario}: {rule} fires"));
        }

        Assert.Empty(wrong);
        Assert.Equal((ScenarioList.All.Sum(scenario => scenario.Fires.Count), ScenarioList.All.Sum(scenario => scenario.Silent.Count)), (planted, controls));
    }

    [Fact]
    public void Every_rule_that_truth_names_exists()
    {
        var known = RuleLibrary.Embedded().All.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        Assert.All(ScenarioList.All.SelectMany(scenario => scenario.Fires.Concat(scenario.Silent)), rule => Assert.Contains(rule, known));
    }

    [Fact]
    public void Every_scenario_comes_once_among_the_first_sixty()
    {
        var planted = Enumerable.Range(0, 60).Select(person => ScenarioList.For(person)).OfType<Scenario>().ToArray();
        Assert.Equal(ScenarioList.All, planted);
    }

    private static HashSet<string> Given(JournalFixture fixture, string patient)
    {
        var record = fixture.Record(patient, LastMoment);
        return [.. Rules.Evaluate(record, Scores.EvaluateAll(record)).Select(advice => advice.RuleId)];
    }

    private static JournalFixture Imported(string folder)
    {
        var fixture = new JournalFixture();
        var sources = InputDiscovery.Find([Path.Combine(folder, "fhir")], null, []).Select(ImportSource.Fhir).ToArray();
        fixture.Journal.Import(sources, new FhirReadOptions { Now = JournalFixture.Now }, null, TestContext.Current.CancellationToken);
        return fixture;
    }

    private static string[] Texts(JsonElement person, string name) => person.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(text => text.GetString()!)] : [];
}
