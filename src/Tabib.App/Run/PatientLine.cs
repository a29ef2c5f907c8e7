using System.Buffers;
using System.Text.Json;
using Tabib.App.Capabilities;
using Tabib.App.Reports;
using Tabib.Core.Facts;
using Tabib.Evidence.Risk;

namespace Tabib.App.Run;

/// <summary>A line of patients.jsonl: one patient with all findings, also those that could not be computed and why, all recommendations, and in short what genotypes say about drugs.</summary>
internal static class PatientLine
{
    private static readonly JsonWriterOptions Options = JsonFormat.Writer with { Indented = false };

    public static void Write(PatientReport report, IBufferWriter<byte> output)
    {
        var record = report.Record;
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteString("id", report.Id);
            json.WriteNumber("number", record.Patient.Number);
            json.WriteStartArray("sources");
            foreach (var source in report.Sources) json.WriteStringValue(source);
            json.WriteEndArray();
            json.WriteString("page", $"patients/{report.FileName}");
            json.WriteString("asOf", record.AsOf);
            json.WriteString("sex", record.Sex.ToString().ToLowerInvariant());
            if (record.BirthDate.IsValue) json.WriteString("birthDate", record.BirthDate.Value.Text);
            if (record.Age.IsValue) json.WriteNumber("age", record.Age.Value);
            json.WriteBoolean("deceased", record.IsDeceased);
            json.WriteNumber("facts", record.Facts.Count(fact => fact.Kind != FactKind.Demographic));
            json.WriteStartArray("findings");
            foreach (var finding in report.Findings) FindingJson.Write(json, finding);
            json.WriteEndArray();
            json.WriteStartArray("recommendations");
            foreach (var recommendation in report.Recommendations) RecommendationJson.Write(json, recommendation);
            json.WriteEndArray();
            if (report.Pharmacogenomics is { } pharmacogenomics) PharmacogenomicsJson.Write(json, pharmacogenomics);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }
}
