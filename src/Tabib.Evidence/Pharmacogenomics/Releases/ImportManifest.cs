using System.Text.Encodings.Web;
using System.Text.Json;
using Tabib.Evidence.Knowledge;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>What an import read and made, with versions and hashes.</summary>
internal static class ImportManifest
{
    /// <param name="path">In the knowledge folder.</param>
    /// <param name="carried">What is not of the release but of the program.</param>
    /// <param name="notes">What was left out, and what the release does not say; null or empty for nothing.</param>
    public static KnowledgeFile Of(string path, string kind, string version, IReadOnlyList<ReleaseSource> sources, IReadOnlyList<KnowledgeFile> files, IEnumerable<string> carried, IReadOnlyList<GeneImportNote>? notes = null)
    {
        var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("kind", kind);
            json.WriteString("version", version);
            json.WriteString("modified", sources.Select(source => source.Modified).Max(StringComparer.Ordinal));
            json.WriteStartArray("sources");
            foreach (var source in sources)
            {
                json.WriteStartObject();
                json.WriteString("file", source.File);
                json.WriteString("sha256", source.Sha256);
                if (source.Gene is { } gene) json.WriteString("gene", gene);
                if (source.Version is { } stated) json.WriteString("version", stated);
                if (source.Modified is { } modified) json.WriteString("modified", modified);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("files");
            foreach (var file in files)
            {
                json.WriteStartObject();
                json.WriteString("file", file.Path);
                json.WriteString("sha256", file.Sha256);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("carriedOver");
            foreach (var name in carried) json.WriteStringValue(name);
            json.WriteEndArray();
            if (notes is { Count: > 0 }) Write(json, notes);
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return KnowledgeFile.Of(path, bytes.ToArray());
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<GeneImportNote> notes)
    {
        json.WriteStartArray("notes");
        foreach (var note in notes)
        {
            json.WriteStartObject();
            json.WriteString("gene", note.Gene);
            json.WriteString("what", note.What);
            if (note.Alleles.Count > 0) json.WriteString("alleles", string.Join(' ', note.Alleles));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
