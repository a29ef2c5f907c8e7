using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Tabib.Ingest.Fhir;

/// <summary>Makes the served form of a resource out of the received bytes: references that only meant something inside their Bundle are replaced, id and meta.versionId and meta.lastUpdated are set, every other byte stays as it was.</summary>
public static class ReferenceSplicer
{
    private const int Depth = 256;

    /// <param name="json">The resource as received; valid JSON.</param>
    /// <param name="links">Ranges of reference texts within <paramref name="json"/>, in order, and what stands there instead.</param>
    /// <param name="id">Set where the resource has none.</param>
    public static void Write(ReadOnlySpan<byte> json, IReadOnlyList<(int Start, int Length, byte[] Target)> links, string id, int version, DateTimeOffset updated, Stream output)
    {
        ArgumentNullException.ThrowIfNull(links);
        ArgumentNullException.ThrowIfNull(output);
        var versionText = version.ToString(CultureInfo.InvariantCulture);
        var updatedText = updated.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var edits = new List<(int Start, int Length, byte[] Text)>(links);
        FindMeta(json, id, versionText, updatedText, edits);
        edits.Sort((left, right) => left.Start.CompareTo(right.Start));
        var at = 0;
        foreach (var (start, length, text) in edits)
        {
            output.Write(json[at..start]);
            output.Write(text);
            at = start + length;
        }

        output.Write(json[at..]);
    }

    private static void FindMeta(ReadOnlySpan<byte> json, string id, string version, string updated, List<(int, int, byte[])> edits)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Depth });
        reader.Read();
        var afterBrace = (int)reader.BytesConsumed;
        bool hasId = false, hasMeta = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMeta = reader.ValueTextEquals("meta"u8);
            hasId |= reader.ValueTextEquals("id"u8);
            reader.Read();
            if (isMeta && reader.TokenType == JsonTokenType.StartObject)
            {
                hasMeta = true;
                EditMeta(ref reader, version, updated, edits);
            }
            else
            {
                reader.Skip();
            }
        }

        var added = new StringBuilder();
        if (!hasId) added.Append(CultureInfo.InvariantCulture, $"\"id\":\"{id}\",");
        if (!hasMeta) added.Append(CultureInfo.InvariantCulture, $"\"meta\":{{\"versionId\":\"{version}\",\"lastUpdated\":\"{updated}\"}},");
        if (added.Length > 0) edits.Add((afterBrace, 0, Encoding.ASCII.GetBytes(added.ToString())));
    }

    private static void EditMeta(ref Utf8JsonReader reader, string version, string updated, List<(int, int, byte[])> edits)
    {
        var afterBrace = (int)reader.BytesConsumed;
        bool hasVersion = false, hasUpdated = false, isEmpty = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            isEmpty = false;
            var isVersion = reader.ValueTextEquals("versionId"u8);
            var isUpdated = reader.ValueTextEquals("lastUpdated"u8);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (!isVersion && !isUpdated) continue;
            hasVersion |= isVersion;
            hasUpdated |= isUpdated;
            edits.Add((start, (int)reader.BytesConsumed - start, Encoding.ASCII.GetBytes($"\"{(isVersion ? version : updated)}\"")));
        }

        string[] added = [.. hasVersion ? Array.Empty<string>() : [$"\"versionId\":\"{version}\""], .. hasUpdated ? Array.Empty<string>() : [$"\"lastUpdated\":\"{updated}\""]];
        if (added.Length > 0) edits.Add((afterBrace, 0, Encoding.ASCII.GetBytes(string.Join(',', added) + (isEmpty ? "" : ","))));
    }
}
