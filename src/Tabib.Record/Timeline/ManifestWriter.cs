using System.Text.Json;

namespace Tabib.Record.Timeline;

internal static class ManifestWriter
{
    public static void Write(TimelineManifest manifest, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("format", TimelineManifest.Format);
        json.WriteNumber("position", manifest.Position);
        json.WriteString("commitment", manifest.Commitment);
        json.WriteStartArray("parts");
        foreach (var part in manifest.Parts) Write(json, part);
        json.WriteEndArray();
        json.WriteStartObject("rows");
        foreach (var (table, rows) in manifest.Rows) json.WriteNumber(table, rows);
        json.WriteEndObject();
        Write(json, "omop", manifest.Omop);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TimelinePart part)
    {
        json.WriteStartObject();
        json.WriteNumber("number", part.Number);
        Write(json, "patients", part.Patients);
        Write(json, "hidden", part.Hidden);
        Write(json, "files", part.Files);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, PatientSet patients)
    {
        json.WriteStartArray(name);
        foreach (var (first, last) in patients)
        {
            json.WriteNumberValue(first);
            json.WriteNumberValue(last);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, StoredFile> files)
    {
        json.WriteStartObject(name);
        foreach (var (table, file) in files)
        {
            json.WriteStartObject(table);
            json.WriteNumber("rows", file.Rows);
            json.WriteNumber("bytes", file.Bytes);
            json.WriteString("sha256", file.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
