using System.Globalization;
using System.Text.Json;
using Tabib.Core.Coding;

namespace Tabib.Ingest.Vcf;

/// <summary>Writes the DocumentReference that stands for one sample of a genome file.</summary>
/// <remarks>Identity: source, file name and sample. The category "genome" makes it a fact of kind Genome.</remarks>
internal static class GenomeDocument
{
    private const string Extension = "https://tabib.example/fhir/genome-file";

    public static string IdOf(InputFile file, string sample) => DerivedId.Of("genome", file.Name, sample);

    public static void Write(ProducedResources resources, InputFile file, GenomeFile form, VcfHeader header, string build, string sample, in PatientName patient)
    {
        var json = resources.Begin("DocumentReference", IdOf(file, sample));
        WriteDetails(json, form, header, build, sample);
        json.WriteString("status"u8, "current");
        json.Concept("type", CodeSystems.Tabib, form.Code, form.Display);
        json.Concepts("category", CodeSystems.Tabib, "genome", "Genome file");
        patient.Write(json, "subject");
        if (header.FileDate is { } date) json.WriteString("date"u8, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T23:59:59Z");
        json.WriteStartArray("content"u8);
        json.WriteStartObject();
        json.WriteStartObject("attachment"u8);
        json.WriteString("contentType"u8, form.ContentType);
        json.WriteString("url"u8, string.Join('/', file.Name.Split('/', '\\').Select(Uri.EscapeDataString)));
        json.WriteString("title"u8, Path.GetFileName(file.Name));
        json.WriteEndObject();
        json.WritePropertyName("format"u8);
        json.Coding(CodeSystems.Tabib, form.Format, form.FormatDisplay);
        json.WriteEndObject();
        json.WriteEndArray();
        resources.End(1);
    }

    private static void WriteDetails(Utf8JsonWriter json, GenomeFile form, VcfHeader header, string build, string sample)
    {
        json.WriteStartArray("extension"u8);
        json.WriteStartObject();
        json.WriteString("url"u8, Extension);
        json.WriteStartArray("extension"u8);
        Part(json, "build", "valueCode", build);
        Part(json, "sample", "valueString", sample);
        Part(json, "headerSha256", "valueString", header.Sha256);
        Part(json, "compression", "valueCode", form.Compression);
        if (form.Index is { } index) Part(json, "index", "valueString", index);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Part(Utf8JsonWriter json, string url, string element, string value)
    {
        json.WriteStartObject();
        json.WriteString("url"u8, url);
        json.WriteString(element, value);
        json.WriteEndObject();
    }
}
