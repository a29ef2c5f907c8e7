using System.Text.Json;

namespace Tabib.Ingest.Tables;

/// <summary>Writes the Observation of a measurement.</summary>
internal static class ObservationJson
{
    public static void Write(Utf8JsonWriter json, in PatientName patient, in ObservationRows.Head head, MeasurementCode code, in CellValue value)
    {
        json.WriteString("status"u8, head.Status);
        WriteCode(json, "code", code);
        patient.Write(json, "subject");
        if (head.Encounter.Length > 0) WriteEncounter(json, head.Encounter);
        json.WriteString("effectiveDateTime"u8, head.Effective.Text);
        if (head.Issued.Text is not null) json.WriteString("issued"u8, head.Issued.Instant);
        if (value.Text is { } text) json.WriteString("valueString"u8, text);
        else json.Quantity("valueQuantity", value.Number.Digits, value.Number.Comparator, value.Unit, value.Unit.Length > 0 ? value.Unit : null);
        if (head.Device.Length == 0) return;
        json.WriteStartObject("device"u8);
        json.WriteString("display"u8, head.Device);
        json.WriteEndObject();
    }

    public static void WriteCode(Utf8JsonWriter json, string element, MeasurementCode code)
    {
        json.WriteStartObject(element);
        if (code.Code.Length > 0)
        {
            json.WriteStartArray("coding"u8);
            json.Coding(code.System, code.Code, code.Display);
            json.WriteEndArray();
        }

        if (!string.IsNullOrEmpty(code.Display)) json.WriteString("text"u8, code.Display);
        json.WriteEndObject();
    }

    private static void WriteEncounter(Utf8JsonWriter json, string encounter)
    {
        json.WriteStartObject("encounter"u8);
        var id = encounter.StartsWith("Encounter/", StringComparison.Ordinal) ? encounter["Encounter/".Length..] : encounter;
        if (PatientName.IsId(id)) json.WriteString("reference"u8, "Encounter/" + id);
        else json.WriteString("display"u8, encounter);
        json.WriteEndObject();
    }
}
