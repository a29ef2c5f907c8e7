using System.Security.Cryptography;
using System.Text;

namespace Tabib.App.Synth.Fhir;

/// <summary>One transaction Bundle for one patient; its resources refer to each other by urn:uuid.</summary>
internal sealed class BundleSink : ResourceSink
{
    private string _type = "";

    public BundleSink()
    {
        Json.WriteStartObject();
        Json.WriteString("resourceType"u8, "Bundle");
        Json.WriteString("type"u8, "transaction");
        Json.WriteStartArray("entry"u8);
    }

    /// <summary>Ends the Bundle and writes it.</summary>
    public void Finish(Stream file)
    {
        Json.WriteEndArray();
        Json.WriteEndObject();
        Json.Flush();
        file.Write(Buffer.WrittenSpan);
        file.WriteByte((byte)'\n');
    }

    protected override void Open(string type, string id)
    {
        _type = type;
        Json.WriteStartObject();
        Json.WriteString("fullUrl"u8, Target(type, id));
        Json.WritePropertyName("resource"u8);
    }

    protected override void Close()
    {
        Json.WriteStartObject("request"u8);
        Json.WriteString("method"u8, "POST");
        Json.WriteString("url"u8, _type);
        Json.WriteEndObject();
        Json.WriteEndObject();
    }

    /// <summary>A UUID of version 8 (RFC 9562) from the resource's name, so that the same hospital has the same ones.</summary>
    protected override string Target(string type, string id)
    {
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes($"tabib synth {type}/{id}")).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return $"urn:uuid:{new Guid(hash, bigEndian: true)}";
    }
}
