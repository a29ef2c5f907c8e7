using System.Text.Json;

namespace Tabib.Ingest.Hl7v2;

/// <summary>The message itself as Binary, and the Provenance that says which resources came from it. The Provenance comes last: where it is stored, all of its message is.</summary>
internal static class MessageRecord
{
    public const string Type = "Provenance";

    private const string ContentType = "x-application/hl7-v2+er7";

    public static string IdOf(ReadOnlySpan<byte> hash) => Convert.ToHexStringLower(hash[..16]);

    /// <param name="hash">SHA-256 of the message.</param>
    /// <param name="patient">Id of the Patient whose the message is: its bytes are kept under this patient's key.</param>
    public static void Write(MessageContext context, ReadOnlySpan<byte> message, ReadOnlySpan<byte> hash, string patient, long line)
    {
        var id = IdOf(hash);
        var targets = context.Targets.Distinct().ToArray();
        var json = context.Begin("Binary", id);
        json.WriteString("contentType"u8, ContentType);
        json.Reference("securityContext", "Patient/" + patient);
        json.WriteBase64String("data"u8, message);
        context.End(line);

        json = context.Begin(Type, id);
        json.WriteStartArray("target"u8);
        foreach (var target in targets) json.Reference(target);
        json.WriteEndArray();
        WriteRecorded(json, context.Sent);
        json.Concept("activity", "http://terminology.hl7.org/CodeSystem/v2-0003", context.Message.Event);
        WriteAgent(json, context.Message);
        json.WriteStartArray("entity"u8);
        json.WriteStartObject();
        json.WriteString("role"u8, "source");
        json.Reference("what", "Binary/" + id);
        json.WriteEndObject();
        json.WriteEndArray();
        context.End(line);
    }

    private static void WriteRecorded(Utf8JsonWriter json, Hl7Time? sent)
    {
        if (sent is { } time)
        {
            json.WriteString("recorded"u8, time.Instant);
            return;
        }

        json.WriteStartObject("_recorded"u8);
        json.WriteStartArray("extension"u8);
        json.WriteStartObject();
        json.WriteString("url"u8, "http://hl7.org/fhir/StructureDefinition/data-absent-reason");
        json.WriteString("valueCode"u8, "unknown");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAgent(Utf8JsonWriter json, Hl7Message message)
    {
        var sender = string.Join(" at ", new[] { message.Header[3].Component(1).Value, message.Header[4].Component(1).Value }.Where(name => name.Length > 0));
        json.WriteStartArray("agent"u8);
        json.WriteStartObject();
        json.WriteStartObject("who"u8);
        json.WriteString("display"u8, sender.Length > 0 ? sender : "unnamed sender");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
