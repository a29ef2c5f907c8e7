using System.Text.Json;
using Tabib.Core.Facts;

namespace Tabib.Ingest.Fhir;

/// <summary>Reads CodeableConcept and Coding into concepts.</summary>
internal sealed class CodingReader(ConceptTable concepts, JsonText text)
{
    private const int LongestFreeText = 256;

    /// <summary>What a CodeableConcept says: the first coding as <see cref="Concept"/> (−1 where it is empty), further ones as others of the buffer.</summary>
    internal struct Reading
    {
        public int Concept;
        public int OtherStart;
        public int OtherCount;
    }

    /// <summary>The reader stands on the value; afterwards on its last token.</summary>
    public Reading ReadConcept(scoped ref Utf8JsonReader reader, FactBuffer facts, string path)
    {
        JsonText.ExpectObject(ref reader, path);
        var reading = new Reading { Concept = -1, OtherStart = facts.OtherCount };
        var first = default(Coding);
        ReadOnlySpan<byte> freeText = default;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var isCoding = reader.ValueTextEquals("coding"u8);
            var isText = !isCoding && reader.ValueTextEquals("text"u8);
            reader.Read();
            if (isCoding) ReadCodings(ref reader, facts, ref first, ref reading, path);
            else if (isText) freeText = text.Expect(ref reader, path);
            else reader.Skip();
        }

        if (!first.Code.IsEmpty)
        {
            reading.Concept = Intern(first, freeText);
        }
        else if (!freeText.IsEmpty)
        {
            var cut = Cut(freeText);
            reading.Concept = concepts.Intern(default, cut, cut);
        }

        return reading;
    }

    /// <summary>A single Coding; −1 where it has no code.</summary>
    public int ReadCoding(scoped ref Utf8JsonReader reader, string path)
    {
        var coding = ReadParts(ref reader, path);
        return coding.Code.IsEmpty ? -1 : Intern(coding, default);
    }

    /// <summary>The code alone of a Coding, as a concept without system; −1 where it has none.</summary>
    public int ReadBareCode(scoped ref Utf8JsonReader reader, string path)
    {
        var coding = ReadParts(ref reader, path);
        return coding.Code.IsEmpty ? -1 : concepts.Intern(default, coding.Code, default);
    }

    /// <summary>The code alone of the first coding of a CodeableConcept, else its text; a plain code is taken as it is.</summary>
    public int ReadConceptCode(scoped ref Utf8JsonReader reader, string path)
    {
        if (reader.TokenType == JsonTokenType.String) return concepts.Intern(default, text.Read(ref reader), default);
        JsonText.ExpectObject(ref reader, path);
        ReadOnlySpan<byte> code = default, freeText = default;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var isCoding = reader.ValueTextEquals("coding"u8);
            var isText = !isCoding && reader.ValueTextEquals("text"u8);
            reader.Read();
            if (isText) freeText = text.Expect(ref reader, path);
            else if (isCoding && reader.TokenType == JsonTokenType.StartArray) ReadFirstCode(ref reader, ref code, path);
            else reader.Skip();
        }

        if (!code.IsEmpty) return concepts.Intern(default, code, default);
        return freeText.IsEmpty ? -1 : concepts.Intern(default, Cut(freeText), default);
    }

    public bool IsCode(int concept, string code) => concept >= 0 && concepts.CodeOf(concept).Value == code;

    private void ReadFirstCode(scoped ref Utf8JsonReader reader, ref ReadOnlySpan<byte> code, string path)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var coding = ReadParts(ref reader, path);
            if (code.IsEmpty) code = coding.Code;
        }
    }

    private int Intern(in Coding coding, ReadOnlySpan<byte> freeText) =>
        concepts.Intern(coding.System, coding.Code, coding.Display.IsEmpty ? Cut(freeText) : coding.Display);

    private Coding ReadParts(scoped ref Utf8JsonReader reader, string path)
    {
        JsonText.ExpectObject(ref reader, path);
        var coding = default(Coding);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("system"u8)) coding.System = text.Expect(ref reader, path);
            else if (name.SequenceEqual("code"u8)) coding.Code = text.Expect(ref reader, path);
            else if (name.SequenceEqual("display"u8)) coding.Display = text.Expect(ref reader, path);
            else reader.Skip();
        }

        return coding;
    }

    /// <summary>The code of the first coding with a required system, for bindings: (system, code).</summary>
    public void ReadBinding(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> requiredSystem, out ReadOnlySpan<byte> code, string path)
    {
        JsonText.ExpectObject(ref reader, path);
        code = default;
        var seen = false;
        var depth = reader.CurrentDepth;
        while (reader.Read() && !(reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == depth))
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != depth + 1) continue;
            var isCoding = reader.ValueTextEquals("coding"u8);
            reader.Read();
            if (!isCoding)
            {
                reader.Skip();
                continue;
            }

            if (reader.TokenType != JsonTokenType.StartArray) throw JsonText.WrongType(path, "a list");
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var coding = ReadParts(ref reader, path);
                seen = true;
                if (code.IsEmpty && coding.System.SequenceEqual(requiredSystem)) code = coding.Code;
            }
        }

        if (seen && code.IsEmpty)
            throw new ResourceFaultException("FHIR018", $"The code system must be {System.Text.Encoding.ASCII.GetString(requiredSystem)}.", path);
    }

    private void ReadCodings(scoped ref Utf8JsonReader reader, FactBuffer facts, ref Coding first, ref Reading reading, string path)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw JsonText.WrongType(path, "a list of codings");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var coding = ReadParts(ref reader, path);
            if (coding.Code.IsEmpty) continue;
            if (first.Code.IsEmpty)
            {
                first = coding;
                continue;
            }

            facts.AddOther(Intern(coding, default));
            reading.OtherCount++;
        }
    }

    private ref struct Coding
    {
        public ReadOnlySpan<byte> System;
        public ReadOnlySpan<byte> Code;
        public ReadOnlySpan<byte> Display;
    }

    private static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length <= LongestFreeText) return utf8;
        var end = LongestFreeText;
        while (end > 0 && (utf8[end] & 0xC0) == 0x80) end--;
        return utf8[..end];
    }
}
