using System.Text.Json;
using Tabib.Core.Coding;
using Tabib.Core.Facts;

namespace Tabib.Ingest.Fhir;

/// <summary>Reads a Quantity: the digits as written, the comparator, and the unit as UCUM code where the source says it is one, else as the text it gave.</summary>
internal sealed class QuantityReader(ConceptTable concepts, JsonText text)
{
    private static readonly byte[] Ucum = System.Text.Encoding.ASCII.GetBytes(CodeSystems.Ucum);

    private readonly int _noUnit = concepts.Intern("", "");

    private readonly int _one = concepts.Intern(CodeSystems.Ucum, "1");

    /// <summary>Fills value, comparator and unit of the draft. A Quantity without value leaves the draft without one.</summary>
    public void Read(scoped ref Utf8JsonReader reader, FactBuffer facts, ref FactDraft draft, string path)
    {
        JsonText.ExpectObject(ref reader, path);
        ReadOnlySpan<byte> digits = default, unit = default, system = default, code = default;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("value"u8)) digits = ReadNumber(ref reader, path);
            else if (name.SequenceEqual("unit"u8)) unit = text.Expect(ref reader, path);
            else if (name.SequenceEqual("system"u8)) system = text.Expect(ref reader, path);
            else if (name.SequenceEqual("code"u8)) code = text.Expect(ref reader, path);
            else if (name.SequenceEqual("comparator"u8)) draft.Comparator = Comparator(text.Expect(ref reader, path), path);
            else reader.Skip();
        }

        if (digits.IsEmpty) return;
        draft.ValueKind = FactValueKind.Quantity;
        draft.Value = facts.Append(digits);
        draft.Unit = !code.IsEmpty && system.SequenceEqual(Ucum) ? concepts.Intern(system, code, unit)
            : !code.IsEmpty && unit.IsEmpty ? concepts.Intern(default, code, default)
            : !unit.IsEmpty ? concepts.Intern(default, unit, default)
            : _noUnit;
    }

    public void ReadInteger(scoped ref Utf8JsonReader reader, FactBuffer facts, ref FactDraft draft, string path)
    {
        draft.ValueKind = FactValueKind.Quantity;
        draft.Value = facts.Append(ReadNumber(ref reader, path));
        draft.Unit = _one;
    }

    private static ReadOnlySpan<byte> ReadNumber(scoped ref Utf8JsonReader reader, string path)
    {
        if (reader.TokenType != JsonTokenType.Number) throw JsonText.WrongType(path, "a number");
        if (reader.ValueSpan.Length > 64) throw new ResourceFaultException("FHIR015", "The number has more digits than any measurement.", path);
        return reader.ValueSpan;
    }

    private static byte Comparator(ReadOnlySpan<byte> text, string path) => text switch
    {
        [(byte)'<'] => (byte)'<',
        [(byte)'>'] => (byte)'>',
        [(byte)'<', (byte)'='] => (byte)'l',
        [(byte)'>', (byte)'='] => (byte)'g',
        _ => throw new ResourceFaultException("FHIR013", "The comparator must be <, <=, >= or >.", path),
    };
}
