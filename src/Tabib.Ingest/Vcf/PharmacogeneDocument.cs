using System.Globalization;
using System.Text.Json;
using Tabib.Core.Coding;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Vcf;

/// <summary>The DocumentReference that keeps the calls of a sample with its patient, so that they outlive the genome file.</summary>
/// <remarks>Identity: source, file name and sample, so that calls made anew are a new version of the same document.</remarks>
public static class PharmacogeneDocument
{
    private const string Extension = "https://tabib.example/fhir/pharmacogene-calls";

    /// <summary>Code of the fact that a patient has such calls.</summary>
    public static Code Code { get; } = new(CodeSystems.Tabib, "pharmacogene-calls");

    /// <summary>Takes the calls out of the document.</summary>
    /// <param name="place">Named in the problem.</param>
    /// <returns>One line as 'pgx call' writes it, UTF-8.</returns>
    /// <exception cref="ProblemException">PGX071: the document holds none.</exception>
    public static byte[] Read(ReadOnlyMemory<byte> resource, string place)
    {
        try
        {
            using var document = JsonDocument.Parse(resource);
            foreach (var content in document.RootElement.GetProperty("content").EnumerateArray())
            {
                if (content.GetProperty("attachment").TryGetProperty("data", out var data)) return data.GetBytesFromBase64();
            }

            throw Nothing(place);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Nothing(place, fault);
        }
    }

    /// <summary>PGX071: a document without what it is for.</summary>
    public static ProblemException Nothing(string place, Exception? inner = null) =>
        new(new Problem("PGX071", ProblemSeverity.Error, "The document says that it keeps calls of pharmacogenes, but holds none.", new ProblemLocation(place), "Import the genome file again."), ProblemKind.BadData, inner);

    internal static void Write(ProducedResources resources, InputFile file, VcfHeader header, PharmacogeneCalls calls, in PatientName patient)
    {
        var json = resources.Begin("DocumentReference", DerivedId.Of("pharmacogene-calls", file.Name, calls.Sample));
        json.WriteStartArray("extension"u8);
        json.WriteStartObject();
        json.WriteString("url"u8, Extension);
        json.WriteStartArray("extension"u8);
        Part(json, "sample", calls.Sample);
        Part(json, "headerSha256", header.Sha256);
        Part(json, "knowledgeVersion", calls.KnowledgeVersion);
        Part(json, "knowledgeSha256", calls.KnowledgeHash);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("status"u8, "current");
        json.Concept("type", Code.System, Code.Value, "Pharmacogene calls");
        json.Concepts("category", Code.System, "pharmacogenomics", "Pharmacogenomics");
        patient.Write(json, "subject");
        if (header.FileDate is { } date) json.WriteString("date"u8, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T23:59:59Z");
        json.WriteStartArray("relatesTo"u8);
        json.WriteStartObject();
        json.WriteString("code"u8, "transforms");
        json.Reference("target", "DocumentReference/" + GenomeDocument.IdOf(file, calls.Sample));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("content"u8);
        json.WriteStartObject();
        json.WriteStartObject("attachment"u8);
        json.WriteString("contentType"u8, "application/json");
        json.WriteBase64String("data"u8, calls.Json.Span);
        json.WriteString("title"u8, "Calls as tabib pgx call writes them");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        resources.End(1);
    }

    private static void Part(Utf8JsonWriter json, string url, string value)
    {
        json.WriteStartObject();
        json.WriteString("url"u8, url);
        json.WriteString("valueString"u8, value);
        json.WriteEndObject();
    }
}
