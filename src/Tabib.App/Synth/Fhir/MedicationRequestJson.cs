using Tabib.App.Synth.Lives;
using Tabib.Core.Coding;

namespace Tabib.App.Synth.Fhir;

/// <summary>Orders of drugs, coded in RxNorm (ingredient) and ATC.</summary>
internal static class MedicationRequestJson
{
    public static void Write(ResourceSink sink, History history)
    {
        for (var number = 0; number < history.Prescriptions.Count; number++)
        {
            var order = history.Prescriptions[number];
            var visit = history.Visits[order.Visit];
            sink.Begin("MedicationRequest", $"{history.Person.Id}-m{number + 1}");
            var json = sink.Json;
            json.WriteString("status"u8, order.Stopped is null ? "active" : order.IsBrokenOff ? "stopped" : "completed");
            json.WriteString("intent"u8, "order");
            json.WriteStartObject("medicationCodeableConcept"u8);
            json.WriteStartArray("coding"u8);
            json.Coding(CodeSystems.RxNorm, order.Drug.RxNorm, order.Drug.Name);
            json.Coding(CodeSystems.Atc, order.Drug.Atc, null);
            json.WriteEndArray();
            json.WriteEndObject();
            sink.Subject("subject"u8, history.Person.Id);
            sink.Visit(history.Person.Id, order.Visit);
            json.Moment("authoredOn"u8, order.Authored);
            sink.Shared("requester"u8, "Practitioner", visit.Clinician.Id);
            if (order.Reason is { } reason) json.Concepts("reasonCode"u8, CodeSystems.Snomed, IllnessCode.Of(reason).Snomed, IllnessCode.Of(reason).Display);
            json.WriteStartArray("dosageInstruction"u8);
            json.WriteStartObject();
            json.WriteString("text"u8, order.Drug.Dose);
            json.WriteEndObject();
            json.WriteEndArray();
            if (order.Stopped is { } stopped)
            {
                json.WriteStartObject("dispenseRequest"u8);
                json.WriteStartObject("validityPeriod"u8);
                json.Day("start"u8, DateOnly.FromDateTime(order.Authored));
                json.Day("end"u8, stopped);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            sink.End();
        }
    }
}
