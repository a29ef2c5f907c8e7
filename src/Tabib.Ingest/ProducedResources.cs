using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tabib.Ingest;

/// <summary>FHIR R4 resources that a producer made, each with the line of the source that it comes from. Reused.</summary>
public sealed class ProducedResources : IDisposable
{
    private const int Full = 1 << 20;

    private readonly ArrayBufferWriter<byte> _bytes = new(1 << 16);
    private readonly List<(int End, long Line)> _resources = [];
    private readonly Utf8JsonWriter _json;

    public ProducedResources() =>
        _json = new Utf8JsonWriter(_bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    public int Count => _resources.Count;

    /// <summary>True where a producer should hand over what it has.</summary>
    internal bool IsFull => _bytes.WrittenCount >= Full;

    public void Dispose() => _json.Dispose();

    /// <summary>The JSON of a resource; valid until the next change.</summary>
    public ReadOnlySpan<byte> Json(int index) => _bytes.WrittenSpan[(index == 0 ? 0 : _resources[index - 1].End).._resources[index].End];

    /// <summary>1-based line of the source.</summary>
    public long Line(int index) => _resources[index].Line;

    /// <summary>Starts a resource; the caller writes its further elements and calls <see cref="End"/>.</summary>
    internal Utf8JsonWriter Begin(string type, string id)
    {
        _json.WriteStartObject();
        _json.WriteString("resourceType"u8, type);
        _json.WriteString("id"u8, id);
        return _json;
    }

    internal void End(long line)
    {
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _resources.Add((_bytes.WrittenCount, line));
    }

    /// <summary>Adds a resource as it is.</summary>
    internal void Add(ReadOnlySpan<byte> json, long line)
    {
        _bytes.Write(json);
        _resources.Add((_bytes.WrittenCount, line));
    }

    /// <summary>Takes back all resources from an index on: what belongs to a message that turned out to be broken.</summary>
    internal void TruncateTo(int count)
    {
        var end = count == 0 ? 0 : _resources[count - 1].End;
        var kept = _bytes.WrittenSpan[..end].ToArray();
        _resources.RemoveRange(count, _resources.Count - count);
        _json.Reset();
        _bytes.ResetWrittenCount();
        _bytes.Write(kept);
    }

    internal void Clear()
    {
        _resources.Clear();
        _bytes.ResetWrittenCount();
        _json.Reset();
    }
}
