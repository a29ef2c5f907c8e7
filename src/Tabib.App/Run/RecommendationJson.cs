using System.Text.Json;
using Tabib.Decision.Recommendations;

namespace Tabib.App.Run;

/// <summary>Recommendations as patients.jsonl gives them.</summary>
internal static class RecommendationJson
{
    public static void Write(Utf8JsonWriter json, Recommendation recommendation)
    {
        json.WriteStartObject();
        json.WriteString("rule", recommendation.RuleId);
        json.WriteString("title", recommendation.Title);
        json.WriteString("category", recommendation.Category);
        json.WriteString("strength", JsonNamingPolicy.CamelCase.ConvertName(recommendation.Strength.ToString()));
        json.WriteString("urgency", JsonNamingPolicy.CamelCase.ConvertName(recommendation.Urgency.ToString()));
        json.WriteString("action", recommendation.Action);
        json.WriteString("rationale", recommendation.Rationale);
        json.WriteString("patientText", recommendation.PatientText);
        Texts(json, "findings", recommendation.Findings);
        Texts(json, "facts", recommendation.Facts.Select(fact => fact.ToString()));
        Texts(json, "missing", recommendation.Missing);
        Texts(json, "wouldChange", recommendation.WouldChange);
        Texts(json, "alternatives", recommendation.Alternatives);
        json.WriteString("citation", recommendation.Citation);
        json.WriteString("packHash", recommendation.KnowledgeHash);
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
