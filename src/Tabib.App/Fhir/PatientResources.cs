using System.Buffers;
using System.Text.Json;
using Tabib.App.Capabilities;
using Tabib.App.Cli;
using Tabib.App.Reports;

namespace Tabib.App.Fhir;

/// <summary>What was concluded about patients as lines of FHIR R4 (NDJSON): findings, suggestions, pharmacogenomics, and for each patient a Provenance that ties them to what they rest on.</summary>
internal sealed class PatientResources(DateTimeOffset recorded)
{
    private static readonly JsonWriterOptions Options = JsonFormat.Writer with { Indented = false };

    /// <summary>The device that all resources name as their author; the first line of a file.</summary>
    public static void WriteDevice(IBufferWriter<byte> output) => WriteLine(output, json =>
    {
        json.Start("Device", "tabib");
        json.WriteString("status", "active");
        json.WriteStartArray("deviceName");
        json.WriteStartObject();
        json.WriteString("name", "Tabib");
        json.WriteString("type", "user-friendly-name");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("version");
        json.WriteStartObject();
        json.WriteString("value", CommandLine.Version);
        json.WriteEndObject();
        json.WriteEndArray();
        json.Notes(["Research and decision support; not a certified medical device."]);
        json.WriteEndObject();
    });

    public void Write(PatientReport report, IBufferWriter<byte> output)
    {
        var targets = new List<string>();
        foreach (var finding in report.Findings)
        {
            if (!finding.Outcome.IsValue) continue;
            WriteLine(output, json => targets.Add(FindingResources.Write(json, report, finding)!));
        }

        for (var i = 0; i < report.Recommendations.Count; i++) WriteLine(output, json => targets.Add(RecommendationResources.Write(json, report, report.Recommendations[i], i)));
        if (report.Pharmacogenomics is { } pharmacogenomics)
        {
            using var genomics = new GenomicReportResources(output, report);
            targets.AddRange(genomics.Write(pharmacogenomics));
        }

        if (targets.Count > 0) WriteLine(output, json => WriteProvenance(json, report, targets));
    }

    private void WriteProvenance(Utf8JsonWriter json, PatientReport report, List<string> targets)
    {
        json.Start("Provenance", FhirIds.Of(report.Sources[0], "provenance", report.Record.AsOf.ToString("O"), string.Join(' ', targets)));
        json.WriteStartArray("target");
        foreach (var target in targets)
        {
            json.WriteStartObject();
            json.WriteString("reference", target);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("occurredDateTime", report.Record.AsOf);
        json.WriteString("recorded", recorded);
        json.WriteStartArray("agent");
        json.WriteStartObject();
        json.Concept("type", "http://terminology.hl7.org/CodeSystem/provenance-participant-type", "assembler", "Assembler");
        json.Reference("who", FhirElements.DeviceReference);
        json.WriteEndObject();
        json.WriteEndArray();
        var sources = report.Findings.Where(finding => finding.Outcome.IsValue).SelectMany(finding => finding.Inputs).Where(input => input.Source is not null).Select(input => input.Source!.Value)
            .Concat(report.Recommendations.SelectMany(recommendation => recommendation.Facts)).Concat(report.Pharmacogenomics?.Sources ?? []).Select(source => source.ToString()).Distinct();
        var isOpen = false;
        foreach (var source in sources)
        {
            if (!isOpen) json.WriteStartArray("entity");
            isOpen = true;
            json.WriteStartObject();
            json.WriteString("role", "source");
            json.Reference("what", source);
            json.WriteEndObject();
        }

        if (isOpen) json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLine(IBufferWriter<byte> output, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(output, Options)) write(json);
        output.Write("\n"u8);
    }
}
