using Tabib.App.Synth.Lives;
using Tabib.Core.Coding;

namespace Tabib.App.Synth.Fhir;

/// <summary>Conditions, coded in SNOMED CT and ICD-10-CM.</summary>
internal static class ConditionJson
{
    private const string Clinical = "http://terminology.hl7.org/CodeSystem/condition-clinical";

    private const string Verification = "http://terminology.hl7.org/CodeSystem/condition-ver-status";

    private const string Category = "http://terminology.hl7.org/CodeSystem/condition-category";

    public static string IdOf(Person person, int number) => $"{person.Id}-c{number + 1}";

    public static void Write(ResourceSink sink, History history)
    {
        for (var number = 0; number < history.Diagnoses.Count; number++)
        {
            var diagnosis = history.Diagnoses[number];
            sink.Begin("Condition", IdOf(history.Person, number));
            var json = sink.Json;
            json.Concept("clinicalStatus"u8, Clinical, diagnosis.Ended is null ? "active" : "resolved");
            json.Concept("verificationStatus"u8, Verification, "confirmed");
            json.Concepts("category"u8, Category, diagnosis.Ended is null ? "problem-list-item" : "encounter-diagnosis");
            var code = IllnessCode.Of(diagnosis.Illness);
            json.WriteStartObject("code"u8);
            json.WriteStartArray("coding"u8);
            json.Coding(CodeSystems.Snomed, code.Snomed, code.Display);
            json.Coding(CodeSystems.Icd10Cm, code.Icd, null);
            json.WriteEndArray();
            json.WriteString("text"u8, code.Display);
            json.WriteEndObject();
            sink.Subject("subject"u8, history.Person.Id);
            sink.Visit(history.Person.Id, diagnosis.Visit);
            json.Day("onsetDateTime"u8, diagnosis.Onset);
            if (diagnosis.Ended is { } ended) json.Day("abatementDateTime"u8, ended);
            json.Moment("recordedDate"u8, diagnosis.Recorded);
            sink.End();
        }
    }
}
