using Tabib.App.Synth.Lives;

namespace Tabib.App.Synth.Fhir;

/// <summary>Procedures and immunizations.</summary>
internal static class CareJson
{
    public static void Write(ResourceSink sink, History history)
    {
        for (var number = 0; number < history.Care.Count; number++)
        {
            var care = history.Care[number];
            var isVaccine = care.Item.IsVaccine;
            sink.Begin(isVaccine ? "Immunization" : "Procedure", $"{history.Person.Id}-{(isVaccine ? 'i' : 'r')}{number + 1}");
            var json = sink.Json;
            json.WriteString("status"u8, "completed");
            json.Concept(isVaccine ? "vaccineCode"u8 : "code"u8, care.Item.System, care.Item.Code, care.Item.Display);
            sink.Subject(isVaccine ? "patient"u8 : "subject"u8, history.Person.Id);
            sink.Visit(history.Person.Id, care.Visit);
            json.Moment(isVaccine ? "occurrenceDateTime"u8 : "performedDateTime"u8, care.When);
            if (isVaccine) json.WriteBoolean("primarySource"u8, true);
            sink.End();
        }
    }
}
