using Tabib.App.Synth.Lives;

namespace Tabib.App.Synth.Fhir;

/// <summary>The hospitals and their clinicians.</summary>
internal static class StaffJson
{
    private const string ClinicianSystem = "https://registry.example/clinicians";

    public static void Write(ResourceSink sink)
    {
        foreach (var hospital in Hospital.All)
        {
            sink.Begin("Organization", hospital.Id);
            sink.Json.WriteBoolean("active"u8, true);
            sink.Json.WriteString("name"u8, hospital.Name);
            sink.End();
            foreach (var clinician in hospital.Clinicians) Write(sink, clinician);
        }
    }

    private static void Write(ResourceSink sink, Clinician clinician)
    {
        sink.Begin("Practitioner", clinician.Id);
        var json = sink.Json;
        json.WriteStartArray("identifier"u8);
        json.WriteStartObject();
        json.WriteString("system"u8, ClinicianSystem);
        json.WriteString("value"u8, clinician.Id);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("name"u8);
        json.WriteStartObject();
        json.WriteString("family"u8, clinician.Family);
        json.WriteStartArray("given"u8);
        json.WriteStringValue(clinician.Given);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("qualification"u8);
        json.WriteStartObject();
        json.WriteStartObject("code"u8);
        json.WriteString("text"u8, clinician.Speciality);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        sink.End();
    }
}
