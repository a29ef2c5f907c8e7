using System.Buffers;
using System.Text;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Tabib.App.Fhir;
using Tabib.App.Reports;
using Tabib.Decision.Rules;
using Tabib.Evidence.Risk;
using Tabib.Ingest;
using Tabib.Ingest.Fhir;
using Tabib.Record.Journal;
using Access = Tabib.Core.Identity.AccessContext;

namespace Tabib.Conformance.App;

/// <summary>What a run writes as FHIR is FHIR R4 in the eyes of another implementation, and holds together.</summary>
public sealed class FhirOutputTests : IDisposable
{
    private static readonly DateTimeOffset AsOf = new(2020, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-fhir-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_line_is_valid_and_every_conclusion_has_its_provenance()
    {
        var output = new ArrayBufferWriter<byte>();
        PatientResources.WriteDevice(output);
        var resources = new PatientResources(AsOf);
        var (scores, rules) = (new RiskEngine(ScoreLibrary.Embedded()), new RuleEngine(RuleLibrary.Embedded()));
        using var workspace = Workspace.Open(Path.Combine(_folder, "workspace"), new WorkspaceOptions { Create = true, KeyDirectory = Path.Combine(_folder, "keys") });
        var file = SharedData.Find("records/synthea/load");
        string[] types = ["Patient", "Condition", "Observation", "MedicationRequest", "Encounter"];
        workspace.Journal.Import(
            [.. InputDiscovery.Find(types.Select(type => Path.Combine(file, $"{type}.ndjson.gz")), "load", []).Select(ImportSource.Fhir)], new FhirReadOptions(), null, TestContext.Current.CancellationToken);
        foreach (var record in workspace.Journal.ReadAll(AsOf, new Access("test", "test")))
        {
            var findings = scores.EvaluateAll(record);
            resources.Write(new PatientReport($"{record.Patient.Number}", "page.html", [$"load:{record.Patient.Number}"], record, findings, rules.Evaluate(record, findings)), output);
        }

        var parser = new FhirJsonDeserializer(new DeserializerSettings().UsingMode(DeserializationMode.Strict));
        var written = Encoding.UTF8.GetString(output.WrittenSpan).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(parser.DeserializeResource).ToArray();
        var references = written.Select(resource => $"{resource.TypeName}/{resource.Id}").ToArray();
        Assert.Equal(references.Length, references.Distinct().Count());
        Assert.True(new[] { "RiskAssessment", "Observation", "DetectedIssue", "CarePlan", "Provenance", "Device" }.All(written.Select(resource => resource.TypeName).Contains));
        var explained = written.OfType<Provenance>().SelectMany(provenance => provenance.Target).Select(target => target.Reference!).ToHashSet();
        Assert.Equal(references.Where(reference => !reference.StartsWith("Provenance/", StringComparison.Ordinal) && reference != "Device/tabib").ToHashSet(), explained);
        Assert.All(written.OfType<RiskAssessment>().SelectMany(risk => risk.Prediction), prediction => Assert.InRange(((FhirDecimal)prediction.Probability!).Value!.Value, 0, 1));
    }
}
