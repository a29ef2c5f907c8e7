using System.Text.Json;
using Tabib.Core.Identity;
using Tabib.Decision.Recommendations;
using Tabib.Decision.Rules;
using Tabib.Record.Journal;

namespace Tabib.Conformance.Decision;

/// <summary>The rules over 400 synthetic records, held against counts taken from the raw resources.</summary>
public sealed class SyntheaRulesTests
{
    private static readonly DateTimeOffset AsOf = new(2021, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<Dictionary<string, IReadOnlyList<Recommendation>>> Advice = new(() =>
    {
        var engine = new RuleEngine(RuleLibrary.Embedded());
        return SyntheaFacts.ByPatient(SyntheaFacts.Folder!).ToDictionary(
            pair => pair.Key,
            pair => engine.Evaluate(PatientRecord.Create(new PatientKey(1), AsOf, pair.Value), []),
            StringComparer.Ordinal);
    });

    [Fact]
    public void Patients_with_simvastatin_and_verapamil_are_those_that_the_orders_say()
    {
        var folder = SharedFolder();
        var orders = SyntheaFacts.Read(folder, "MedicationRequest").Where(order => order.GetProperty("status").GetString() == "active").ToLookup(SyntheaFacts.Subject, order => order.GetRawText());
        var expected = Living(folder).Where(patient => orders[patient].Any(text => text.Contains("Simvistatin", StringComparison.Ordinal) || text.Contains("Simvastatin", StringComparison.Ordinal))
            && orders[patient].Any(text => text.Contains("Verapamil", StringComparison.Ordinal)));
        Assert.Equal(expected.Order(StringComparer.Ordinal), Flagged("interaction-simvastatin-rate-limiting-ccb"));
    }

    [Fact]
    public void Opioids_with_benzodiazepines_are_those_that_the_orders_say()
    {
        var folder = SharedFolder();
        var orders = SyntheaFacts.Read(folder, "MedicationRequest").Where(order => order.GetProperty("status").GetString() == "active").ToLookup(SyntheaFacts.Subject, order => order.GetRawText());
        string[] opioids = ["Hydrocodone", "Oxycodone", "Meperidine", "Morphine", "Remifentanil"], sedatives = ["Diazepam", "Clonazepam", "Midazolam"];
        var expected = Living(folder).Where(patient => orders[patient].Any(text => opioids[..4].Any(name => text.Contains(name, StringComparison.OrdinalIgnoreCase)))
            && orders[patient].Any(text => sedatives.Any(name => text.Contains(name, StringComparison.OrdinalIgnoreCase))));
        Assert.Equal(expected.Order(StringComparer.Ordinal), Flagged("interaction-opioid-benzodiazepine"));
    }

    [Fact]
    public void Influenza_vaccination_is_due_where_none_was_given_within_a_year()
    {
        var folder = SharedFolder();
        var lately = SyntheaFacts.Read(folder, "Immunization")
            .Where(given => given.GetRawText().Contains("Influenza", StringComparison.Ordinal) && DateTimeOffset.Parse(given.GetProperty("occurrenceDateTime").GetString()!) is var at && at <= AsOf && at > AsOf.AddDays(-365.25))
            .Select(SyntheaFacts.Subject).ToHashSet(StringComparer.Ordinal);
        var expected = Living(folder, minimumAge: 18).Where(patient => !lately.Contains(patient));
        Assert.Equal(expected.Order(StringComparer.Ordinal), Flagged("vaccination-influenza"));
    }

    [Fact]
    public void Fibrillation_without_scores_brings_questions_and_no_anticoagulation()
    {
        SharedFolder();
        var about = Advice.Value.Values.SelectMany(list => list).Where(one => one.RuleId.StartsWith("af-", StringComparison.Ordinal)).ToArray();
        Assert.All(about, one => Assert.Equal(RecommendationStrength.Information, one.Strength));
    }

    [Fact]
    public void The_dead_have_no_advice_and_the_living_have_complete_advice()
    {
        var folder = SharedFolder();
        var living = Living(folder).ToHashSet(StringComparer.Ordinal);
        Assert.All(Advice.Value.Where(pair => !living.Contains(pair.Key)), pair => Assert.Empty(pair.Value));
        Assert.All(Advice.Value.Values.SelectMany(list => list), one =>
        {
            Assert.NotEmpty(one.Action);
            Assert.NotEmpty(one.PatientText);
            Assert.DoesNotContain('{', one.Rationale);
            Assert.DoesNotContain('{', one.Action);
        });
    }

    private static string SharedFolder()
    {
        if (SyntheaFacts.Folder is not { } folder)
        {
            Assert.Skip("data absent");
            throw new InvalidOperationException();
        }

        return folder;
    }

    private static IEnumerable<string> Flagged(string rule) =>
        Advice.Value.Where(pair => pair.Value.Any(one => one.RuleId == rule)).Select(pair => pair.Key).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Living(string folder, int minimumAge = 0) => SyntheaFacts.Read(folder, "Patient")
        .Where(patient => !(patient.TryGetProperty("deceasedDateTime", out var death) && DateTimeOffset.Parse(death.GetString()!) <= AsOf) && Born(patient) <= AsOf.AddYears(-minimumAge))
        .Select(patient => "Patient/" + patient.GetProperty("id").GetString());

    private static DateTimeOffset Born(JsonElement patient) => DateTimeOffset.Parse(patient.GetProperty("birthDate").GetString()! + "T00:00:00Z");
}
