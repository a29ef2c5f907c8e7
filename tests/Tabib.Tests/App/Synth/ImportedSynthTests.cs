using System.Text.Json;
using Tabib.Core.Outcomes;
using Tabib.Ingest;
using Tabib.Ingest.Fhir;
using Tabib.Record.Journal;
using Tabib.Tests.Record.Journal;

namespace Tabib.Tests.App.Synth;

public sealed class ImportedSynthTests
{
    [Fact]
    public void Every_resource_is_taken_and_the_planted_faults_are_reported()
    {
        using var folder = SynthFolder.Of(40);
        var result = Import(folder.Path);
        Assert.Equal(0, result.Types.Values.Sum(counts => counts.Refused));
        Assert.Equal(40, result.Types["Patient"].Added);
        Assert.Equal(["FHIR040", "JRN002"], result.Problems.ByCode.Where(pair => pair.First.Severity >= ProblemSeverity.Warning).Select(pair => pair.First.Code).Order(StringComparer.Ordinal));
        Assert.Equal(["FHIR040", "JRN002"], Faults(folder).Select(fault => fault.Code).OfType<string>().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Resources_planted_to_be_refused_are_refused_and_no_others()
    {
        using var folder = SynthFolder.Of(3, faults: true);
        var planted = Faults(folder).Where(fault => fault.IsRefused).Select(fault => fault.Code!).Order(StringComparer.Ordinal).ToArray();
        var result = Import(folder.Path);
        Assert.Equal(planted.Length, result.Types.Values.Sum(counts => counts.Refused));
        Assert.Equal(planted, result.Problems.ByCode.Where(pair => pair.First.Severity == ProblemSeverity.Error).SelectMany(pair => Enumerable.Repeat(pair.First.Code, (int)pair.Count)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_reference_to_a_patient_or_a_visit_has_its_resource()
    {
        using var folder = SynthFolder.Of(20);
        var fhir = Path.Combine(folder.Path, "fhir");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var references = new List<string>();
        foreach (var line in Directory.EnumerateFiles(fhir, "*.ndjson").SelectMany(File.ReadLines))
        {
            using var json = JsonDocument.Parse(line);
            ids.Add($"{json.RootElement.GetProperty("resourceType").GetString()}/{json.RootElement.GetProperty("id").GetString()}");
            Collect(json.RootElement, references);
        }

        Assert.True(references.Count > 10_000);
        Assert.Empty(references.Where(reference => !ids.Contains(reference)).Distinct());
    }

    [Fact]
    public void References_inside_a_bundle_are_those_of_its_entries()
    {
        using var folder = SynthFolder.Of(9);
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Path, "fhir", "bundles", "p00009.json")));
        var entries = json.RootElement.GetProperty("entry").EnumerateArray().ToArray();
        var urls = entries.Select(entry => entry.GetProperty("fullUrl").GetString()!).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(entries.Length, urls.Count);
        var references = new List<string>();
        Collect(json.RootElement, references);
        Assert.All(references.Where(reference => !reference.StartsWith("Practitioner/", StringComparison.Ordinal) && !reference.StartsWith("Organization/", StringComparison.Ordinal)), reference => Assert.Contains(reference, urls));
    }

    private static ImportResult Import(string folder)
    {
        using var fixture = new JournalFixture();
        var sources = InputDiscovery.Find([folder], null, []).Where(file => file.Format is InputFormat.FhirJson or InputFormat.FhirNdjson).Select(ImportSource.Fhir).ToArray();
        return fixture.Journal.Import(sources, new FhirReadOptions { Now = JournalFixture.Now }, null, TestContext.Current.CancellationToken);
    }

    private static (string? Code, bool IsRefused)[] Faults(SynthFolder folder)
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Path, "truth.json")));
        return [.. truth.RootElement.GetProperty("faults").EnumerateArray().Select(fault => (fault.TryGetProperty("code", out var code) ? code.GetString() : null, fault.GetProperty("refused").GetBoolean()))];
    }

    private static void Collect(JsonElement element, List<string> references)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) Collect(item, references);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                if (property.NameEquals("reference") && property.Value.ValueKind == JsonValueKind.String) references.Add(property.Value.GetString()!);
                else Collect(property.Value, references);
            }
        }
    }
}
