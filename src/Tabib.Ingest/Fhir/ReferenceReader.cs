using System.Text;
using System.Text.Json;
using Tabib.Core.Facts;

namespace Tabib.Ingest.Fhir;

/// <summary>Reads references. A logical one (identifier only) becomes the conditional form Type?identifier=system|value, so that one way of resolving serves both.</summary>
internal sealed class ReferenceReader(JsonText text)
{
    /// <summary>The reference of an element that may be a list; only a single one is taken.</summary>
    public TextSlice ReadPatient(scoped ref Utf8JsonReader reader, FactBuffer facts)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return Read(ref reader, facts, "subject");
        TextSlice only = default;
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            only = Read(ref reader, facts, "subject");
            count++;
        }

        return count == 1 ? only : default;
    }

    public TextSlice Read(scoped ref Utf8JsonReader reader, FactBuffer facts, string path)
    {
        JsonText.ExpectObject(ref reader, path);
        ReadOnlySpan<byte> reference = default, system = default, value = default;
        var isPatient = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var isReference = reader.ValueTextEquals("reference"u8);
            var isIdentifier = !isReference && reader.ValueTextEquals("identifier"u8);
            var isType = !isReference && !isIdentifier && reader.ValueTextEquals("type"u8);
            reader.Read();
            if (isReference) reference = text.Expect(ref reader, path);
            else if (isIdentifier) ReadIdentifier(ref reader, out system, out value, path);
            else if (isType) isPatient = text.Expect(ref reader, path).SequenceEqual("Patient"u8);
            else reader.Skip();
        }

        if (!reference.IsEmpty) return facts.Append(reference);
        return value.IsEmpty || !isPatient ? default : facts.Append(Encoding.UTF8.GetBytes(Conditional(system, value)));
    }

    private void ReadIdentifier(scoped ref Utf8JsonReader reader, out ReadOnlySpan<byte> system, out ReadOnlySpan<byte> value, string path)
    {
        JsonText.ExpectObject(ref reader, path);
        system = value = default;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("system"u8)) system = text.Expect(ref reader, path);
            else if (name.SequenceEqual("value"u8)) value = text.Expect(ref reader, path);
            else reader.Skip();
        }
    }

    private static string Conditional(ReadOnlySpan<byte> system, ReadOnlySpan<byte> value) =>
        $"Patient?identifier={Uri.EscapeDataString(Encoding.UTF8.GetString(system))}|{Uri.EscapeDataString(Encoding.UTF8.GetString(value))}";
}
