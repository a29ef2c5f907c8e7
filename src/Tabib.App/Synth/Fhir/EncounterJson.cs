using Tabib.App.Synth.Lives;
using Tabib.Core.Coding;

namespace Tabib.App.Synth.Fhir;

/// <summary>Encounters: check-ups, emergencies, stays.</summary>
internal static class EncounterJson
{
    public static string IdOf(string patient, int visit) => $"{patient}-e{visit + 1}";

    public static void Write(ResourceSink sink, History history)
    {
        for (var number = 0; number < history.Visits.Count; number++) Write(sink, history.Person, number, history.Visits[number]);
    }

    private static void Write(ResourceSink sink, Person person, int number, Visit visit)
    {
        sink.Begin("Encounter", IdOf(person.Id, number));
        var json = sink.Json;
        json.WriteString("status"u8, "finished");
        json.WriteStartObject("class"u8);
        json.WriteString("system"u8, CodeSystems.ActCode);
        json.WriteString("code"u8, visit.Kind);
        json.WriteEndObject();
        var (code, display) = visit.Kind switch
        {
            "IMP" => ("183452005", "Emergency hospital admission"),
            "EMER" => ("50849002", "Emergency room admission"),
            _ when visit.Reason is null => ("162673000", "General examination of patient"),
            _ => ("390906007", "Follow-up encounter"),
        };
        json.Concepts("type"u8, CodeSystems.Snomed, code, display);
        sink.Subject("subject"u8, person.Id);
        json.WriteStartArray("participant"u8);
        json.WriteStartObject();
        sink.Shared("individual"u8, "Practitioner", visit.Clinician.Id);
        json.WriteEndObject();
        json.WriteEndArray();
        json.Period("period"u8, visit.Start, visit.End);
        if (visit.Reason is { } reason) json.Concepts("reasonCode"u8, CodeSystems.Snomed, IllnessCode.Of(reason).Snomed, IllnessCode.Of(reason).Display);
        sink.Shared("serviceProvider"u8, "Organization", visit.Hospital.Id);
        sink.End();
    }
}
