using System.Text.Json;
using Tabib.App.Reports;
using Tabib.Decision.Recommendations;

namespace Tabib.App.Fhir;

/// <summary>Recommendations as FHIR R4 suggestions: dangers of medicines as DetectedIssue, everything else as a proposed CarePlan in draft. Nobody's orders.</summary>
internal static class RecommendationResources
{
    private const string MedicationSafety = "medication-safety";

    /// <returns>The reference to the written resource.</returns>
    public static string Write(Utf8JsonWriter json, PatientReport report, Recommendation recommendation, int ordinal)
    {
        var id = FhirIds.Of(report.Sources[0], recommendation.RuleId, ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture), report.Record.AsOf.ToString("O"), recommendation.KnowledgeHash);
        var type = recommendation.Category == MedicationSafety ? "DetectedIssue" : "CarePlan";
        json.Start(type, id);
        if (type == "DetectedIssue") WriteIssue(json, report, recommendation);
        else WritePlan(json, report, recommendation);
        json.WriteEndObject();
        return $"{type}/{id}";
    }

    private static void WriteIssue(Utf8JsonWriter json, PatientReport report, Recommendation recommendation)
    {
        json.WriteString("status", "preliminary");
        json.Concept("code", FhirElements.Rules, recommendation.RuleId, recommendation.Title);
        json.WriteString("severity", recommendation.Urgency switch { RecommendationUrgency.Urgent => "high", RecommendationUrgency.Soon => "moderate", _ => "low" });
        json.Reference("patient", $"Patient/{report.Id}");
        json.WriteString("identifiedDateTime", report.Record.AsOf);
        json.Reference("author", FhirElements.DeviceReference);
        json.Sources("implicated", recommendation.Facts);
        json.WriteString("detail", $"{recommendation.Rationale} Source: {recommendation.Citation}.");
        json.WriteStartArray("mitigation");
        json.WriteStartObject();
        json.Text("action", recommendation.Action);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WritePlan(Utf8JsonWriter json, PatientReport report, Recommendation recommendation)
    {
        json.WriteString("status", "draft");
        json.WriteString("intent", "proposal");
        json.WriteStartArray("category");
        json.WriteStartObject();
        json.WriteString("text", recommendation.Category);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("title", recommendation.Title);
        json.WriteString("description", recommendation.Rationale);
        json.Reference("subject", $"Patient/{report.Id}");
        json.WriteString("created", report.Record.AsOf);
        json.Reference("author", FhirElements.DeviceReference);
        json.Sources("supportingInfo", recommendation.Facts);
        json.WriteStartArray("activity");
        json.WriteStartObject();
        json.WriteStartObject("detail");
        json.Concept("code", FhirElements.Rules, recommendation.RuleId, recommendation.Title);
        json.WriteString("status", "not-started");
        json.WriteString("description", recommendation.Action);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.Notes(Notes(recommendation));
    }

    private static IEnumerable<string> Notes(Recommendation recommendation)
    {
        yield return $"Strength {recommendation.Strength.ToString().ToLowerInvariant()}, urgency {recommendation.Urgency.ToString().ToLowerInvariant()}. Source: {recommendation.Citation}.";
        if (recommendation.Missing.Count > 0) yield return $"Not known: {string.Join("; ", recommendation.Missing)}.";
        if (recommendation.WouldChange.Count > 0) yield return $"Would change this: {string.Join("; ", recommendation.WouldChange)}.";
        if (recommendation.Alternatives.Count > 0) yield return $"Alternatives: {string.Join("; ", recommendation.Alternatives)}.";
    }
}
