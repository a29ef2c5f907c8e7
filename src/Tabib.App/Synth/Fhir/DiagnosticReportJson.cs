using Tabib.App.Synth.Lives;
using Tabib.Core.Coding;

namespace Tabib.App.Synth.Fhir;

/// <summary>Laboratory reports over their observations.</summary>
internal static class DiagnosticReportJson
{
    private const string Sections = "http://terminology.hl7.org/CodeSystem/v2-0074";

    public static void Write(ResourceSink sink, History history)
    {
        for (var number = 0; number < history.Reports.Count; number++)
        {
            var report = history.Reports[number];
            sink.Begin("DiagnosticReport", $"{history.Person.Id}-d{number + 1}");
            var json = sink.Json;
            json.WriteString("status"u8, "final");
            json.Concepts("category"u8, Sections, "LAB");
            json.Concept("code"u8, CodeSystems.Loinc, report.Panel.Loinc, report.Panel.Display);
            sink.Subject("subject"u8, history.Person.Id);
            sink.Visit(history.Person.Id, report.Visit);
            json.Moment("effectiveDateTime"u8, report.When);
            json.Moment("issued"u8, report.Issued);
            json.WriteStartArray("result"u8);
            for (var reading = report.First; reading < report.First + report.Count; reading++) sink.Reference("Observation", ObservationJson.IdOf(history.Person, reading));
            json.WriteEndArray();
            sink.End();
        }
    }
}
