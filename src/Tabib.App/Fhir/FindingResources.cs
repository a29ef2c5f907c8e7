using System.Text.Json;
using Tabib.App.Reports;
using Tabib.Core.Facts;
using Tabib.Core.Findings;
using Tabib.Evidence.Risk;

namespace Tabib.App.Fhir;

/// <summary>Findings with a value as FHIR R4: a probability as RiskAssessment, any other number as Observation.</summary>
internal static class FindingResources
{
    /// <returns>The reference to the written resource; null where the finding has no value and nothing was written.</returns>
    public static string? Write(Utf8JsonWriter json, PatientReport report, Finding finding)
    {
        if (!finding.Outcome.TryGetValue(out var outputs)) return null;
        var id = FhirIds.Of(report.Sources[0], finding.Id, finding.IndexTime.ToString("O"), finding.KnowledgeHash);
        var type = outputs.Any(output => output.RiskYears is not null) ? "RiskAssessment" : "Observation";
        json.Start(type, id);
        json.WriteString("status", "final");
        if (type == "RiskAssessment") WriteRisk(json, report, finding, outputs);
        else WriteObservation(json, report, finding, outputs);
        json.Notes([.. finding.Notes, .. Assumptions(finding), $"Source of the method: {finding.Citation} (pack {finding.Id} version {finding.EngineVersion}, sha256 {finding.KnowledgeHash})."]);
        json.WriteEndObject();
        return $"{type}/{id}";
    }

    private static void WriteRisk(Utf8JsonWriter json, PatientReport report, Finding finding, IReadOnlyList<FindingOutput> outputs)
    {
        json.Concept("method", FhirElements.Scores, finding.Id, finding.Title);
        json.Reference("subject", $"Patient/{report.Id}");
        json.WriteString("occurrenceDateTime", finding.IndexTime);
        json.Reference("performer", FhirElements.DeviceReference);
        json.Sources("basis", Facts(finding));
        json.WriteStartArray("prediction");
        foreach (var output in outputs.Where(output => output.RiskYears is not null))
        {
            json.WriteStartObject();
            json.Concept("outcome", FhirElements.Scores, $"{finding.Id}.{output.Name}", output.Title ?? output.Name);
            json.WriteNumber("probabilityDecimal", output.Value);
            if (output.Category is not null) json.Text("qualitativeRisk", output.Category);
            json.WriteStartObject("whenRange");
            json.Quantity("low", 0, "a");
            json.Quantity("high", output.RiskYears!.Value, "a");
            json.WriteEndObject();
            if (output is { Low: { } low, High: { } high }) json.WriteString("rationale", FormattableString.Invariant($"Interval {low:R} to {high:R}."));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteObservation(Utf8JsonWriter json, PatientReport report, Finding finding, IReadOnlyList<FindingOutput> outputs)
    {
        json.Concept("code", FhirElements.Scores, finding.Id, finding.Title);
        json.Reference("subject", $"Patient/{report.Id}");
        json.WriteString("effectiveDateTime", finding.IndexTime);
        json.Reference("device", FhirElements.DeviceReference);
        if (outputs.Count == 1)
        {
            WriteValue(json, outputs[0]);
        }
        else
        {
            json.WriteStartArray("component");
            foreach (var output in outputs)
            {
                json.WriteStartObject();
                json.Concept("code", FhirElements.Scores, $"{finding.Id}.{output.Name}", output.Title ?? output.Name);
                WriteValue(json, output);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.Sources("derivedFrom", Facts(finding).Where(source => source.ResourceType == "Observation"));
    }

    private static void WriteValue(Utf8JsonWriter json, FindingOutput output)
    {
        if (output.Unit == ScoreOutput.DateUnit) json.WriteString("valueDateTime", output.Text);
        else json.Quantity("valueQuantity", output.Value, output.Unit);
        if (output.Category is null) return;
        json.WriteStartArray("interpretation");
        json.WriteStartObject();
        json.WriteString("text", output.Category);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static IEnumerable<FactSource> Facts(Finding finding) => finding.Inputs.Where(input => input.Source is not null).Select(input => input.Source!.Value);

    private static IEnumerable<string> Assumptions(Finding finding) =>
        finding.Inputs.Where(input => input.Assumed is not null).Select(input => $"Assumed {input.Name} = {input.Value}: {input.Assumed}.");
}
