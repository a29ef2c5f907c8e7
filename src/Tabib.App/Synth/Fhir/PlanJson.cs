using Tabib.App.Synth.Lives;
using Tabib.Core.Coding;

namespace Tabib.App.Synth.Fhir;

/// <summary>A care plan and a goal for known type 2 diabetes and hypertension.</summary>
internal static class PlanJson
{
    public static void Write(ResourceSink sink, History history)
    {
        for (var number = 0; number < history.Diagnoses.Count; number++)
        {
            var diagnosis = history.Diagnoses[number];
            if (diagnosis.Illness == Illness.Type2Diabetes) WritePlan(sink, history, number, "735985000", "Diabetes self management plan", "HbA1c below 7 %", Test.HbA1c, 7);
            else if (diagnosis.Illness == Illness.Hypertension) WritePlan(sink, history, number, "443402002", "Lifestyle education regarding hypertension", "Systolic blood pressure below 130 mmHg", Test.Systolic, 130);
        }
    }

    private static void WritePlan(ResourceSink sink, History history, int number, string code, string display, string goal, Test test, double limit)
    {
        var diagnosis = history.Diagnoses[number];
        var goalId = $"{history.Person.Id}-g{number + 1}";
        sink.Begin("CarePlan", $"{history.Person.Id}-k{number + 1}");
        var json = sink.Json;
        json.WriteString("status"u8, history.Death is null ? "active" : "completed");
        json.WriteString("intent"u8, "plan");
        json.Concepts("category"u8, CodeSystems.Snomed, code, display);
        sink.Subject("subject"u8, history.Person.Id);
        json.WriteStartObject("period"u8);
        json.Moment("start"u8, diagnosis.Recorded);
        if (history.Death is { } death) json.Moment("end"u8, death);
        json.WriteEndObject();
        json.Moment("created"u8, diagnosis.Recorded);
        json.WriteStartArray("addresses"u8);
        sink.Reference("Condition", ConditionJson.IdOf(history.Person, number));
        json.WriteEndArray();
        json.WriteStartArray("goal"u8);
        sink.Reference("Goal", goalId);
        json.WriteEndArray();
        sink.End();

        sink.Begin("Goal", goalId);
        json.WriteString("lifecycleStatus"u8, history.Death is null ? "active" : "cancelled");
        json.WriteStartObject("description"u8);
        json.WriteString("text"u8, goal);
        json.WriteEndObject();
        sink.Subject("subject"u8, history.Person.Id);
        json.Day("startDate"u8, DateOnly.FromDateTime(diagnosis.Recorded));
        json.WriteStartArray("target"u8);
        json.WriteStartObject();
        json.Concept("measure"u8, CodeSystems.Loinc, test.Loinc, test.Display);
        json.WriteStartObject("detailQuantity"u8);
        json.Number("value"u8, limit, 0);
        json.WriteString("comparator"u8, "<");
        json.WriteString("unit"u8, test.Unit);
        json.WriteString("system"u8, CodeSystems.Ucum);
        json.WriteString("code"u8, test.Unit);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        sink.End();
    }
}
