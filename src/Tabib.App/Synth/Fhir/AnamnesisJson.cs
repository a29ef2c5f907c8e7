using Tabib.App.Synth.Lives;
using Tabib.Core.Coding;

namespace Tabib.App.Synth.Fhir;

/// <summary>Allergies and the parents' illnesses.</summary>
internal static class AnamnesisJson
{
    private const string AllergyClinical = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";

    private const string Roles = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";

    public static void Write(ResourceSink sink, History history)
    {
        for (var number = 0; number < history.Allergies.Count; number++) WriteAllergy(sink, history, number);
        if (history.FatherHad is { } father) WriteParent(sink, history, 1, "FTH", "father", father);
        if (history.MotherHad is { } mother) WriteParent(sink, history, 2, "MTH", "mother", mother);
    }

    private static void WriteAllergy(ResourceSink sink, History history, int number)
    {
        var allergy = history.Allergies[number];
        sink.Begin("AllergyIntolerance", $"{history.Person.Id}-a{number + 1}");
        var json = sink.Json;
        json.Concept("clinicalStatus"u8, AllergyClinical, "active");
        json.WriteStartArray("category"u8);
        json.WriteStringValue(allergy.Category);
        json.WriteEndArray();
        json.Concept("code"u8, allergy.System, allergy.Code, allergy.Display);
        sink.Subject("patient"u8, history.Person.Id);
        json.Moment("recordedDate"u8, allergy.Recorded);
        json.WriteStartArray("reaction"u8);
        json.WriteStartObject();
        json.Concepts("manifestation"u8, CodeSystems.Snomed, allergy.ManifestationCode, allergy.Manifestation);
        json.WriteEndObject();
        json.WriteEndArray();
        sink.End();
    }

    private static void WriteParent(ResourceSink sink, History history, int number, string role, string display, Illness illness)
    {
        sink.Begin("FamilyMemberHistory", $"{history.Person.Id}-f{number}");
        var json = sink.Json;
        json.WriteString("status"u8, "completed");
        sink.Subject("patient"u8, history.Person.Id);
        json.Moment("date"u8, history.Visits[0].Start);
        json.Concept("relationship"u8, Roles, role, display);
        json.WriteStartArray("condition"u8);
        json.WriteStartObject();
        json.Concept("code"u8, CodeSystems.Snomed, IllnessCode.Of(illness).Snomed, IllnessCode.Of(illness).Display);
        json.WriteEndObject();
        json.WriteEndArray();
        sink.End();
    }
}
