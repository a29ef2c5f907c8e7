using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tabib.Ingest.Hl7v2;

/// <summary>Patients and encounters as the messages so far, and earlier imports, left them: a message says only what changes. Keeps the latest few ten thousand, and finds the others where they were stored.</summary>
internal sealed class ResourceStates
{
    private const int MostOfGeneration = 20_000;

    private Dictionary<(string Type, string Id), byte[]> _young = [];
    private Dictionary<(string Type, string Id), byte[]> _old = [];

    /// <summary>The resource, to be changed; an empty one where there is none yet.</summary>
    public JsonObject Get(string type, string id, StoredResource stored)
    {
        var key = (type, id);
        if (!_young.TryGetValue(key, out var json) && !_old.TryGetValue(key, out json)) json = stored(type, id);
        try
        {
            return json is null ? [] : JsonNode.Parse(json) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            // Not of our making: what the message says stands alone then.
            return [];
        }
    }

    public void Set(string type, string id, byte[] json)
    {
        if (_young.Count >= MostOfGeneration) (_old, _young) = (_young, []);
        _young[(type, id)] = json;
    }
}
