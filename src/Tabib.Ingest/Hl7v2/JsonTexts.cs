using System.Text.Json.Nodes;

namespace Tabib.Ingest.Hl7v2;

/// <summary>Texts of stored JSON, which may be of another making than ours.</summary>
internal static class JsonTexts
{
    /// <returns>Null where the node is no text.</returns>
    public static string? AsText(this JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <returns>Null where the node is no object, or has no such text.</returns>
    public static string? TextOf(this JsonNode? node, string name) => node is JsonObject parent ? parent[name].AsText() : null;
}
