using System.Buffers;
using System.Text.Json;

namespace Tabib.App.Synth.Fhir;

/// <summary>Where resources go: a line each in a file by type, or entries of one Bundle.</summary>
internal abstract class ResourceSink
{
    protected ResourceSink() => Json = new Utf8JsonWriter(Buffer, new JsonWriterOptions { SkipValidation = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public Utf8JsonWriter Json { get; }

    /// <summary>Resources written so far.</summary>
    public long Count { get; private set; }

    protected ArrayBufferWriter<byte> Buffer { get; } = new(1 << 16);

    /// <summary>Begins a resource; its elements are then written to <see cref="Json"/>.</summary>
    public void Begin(string type, string id)
    {
        Count++;
        Open(type, id);
        Json.WriteStartObject();
        Json.WriteString("resourceType"u8, type);
        Json.WriteString("id"u8, id);
    }

    public void End()
    {
        Json.WriteEndObject();
        Close();
    }

    /// <summary>A reference to a resource of the same patient.</summary>
    public void Reference(ReadOnlySpan<byte> property, string type, string id)
    {
        Json.WriteStartObject(property);
        Json.WriteString("reference"u8, Target(type, id));
        Json.WriteEndObject();
    }

    /// <summary>A reference in a list.</summary>
    public void Reference(string type, string id)
    {
        Json.WriteStartObject();
        Json.WriteString("reference"u8, Target(type, id));
        Json.WriteEndObject();
    }

    /// <summary>A reference to a clinician or a hospital, which are resources of their own everywhere.</summary>
    public void Shared(ReadOnlySpan<byte> property, string type, string id)
    {
        Json.WriteStartObject(property);
        Json.WriteString("reference"u8, $"{type}/{id}");
        Json.WriteEndObject();
    }

    protected abstract void Open(string type, string id);

    protected abstract void Close();

    protected abstract string Target(string type, string id);
}
