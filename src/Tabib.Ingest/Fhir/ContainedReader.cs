using System.Text.Json;
using Tabib.Core.Facts;

namespace Tabib.Ingest.Fhir;

/// <summary>Finds the code of a contained Medication.</summary>
internal sealed class ContainedReader(CodingReader codings, JsonText text)
{
    /// <param name="property">The bytes from the name "contained" to the end of its list.</param>
    public void Resolve(ReadOnlySpan<byte> property, JsonReaderOptions options, FactBuffer facts, ref ResourceState state)
    {
        var colon = property.IndexOf((byte)'[');
        if (colon < 0) throw JsonText.WrongType("contained", "a list");
        var reader = new Utf8JsonReader(property[colon..], options);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var isWanted = false;
            var reading = new CodingReader.Reading { Concept = -1 };
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.ValueSpan;
                reader.Read();
                if (name.SequenceEqual("id"u8)) isWanted = text.Expect(ref reader, "contained.id").SequenceEqual(facts.Read(state.ContainedReference));
                else if (name.SequenceEqual("code"u8) && reader.TokenType == JsonTokenType.StartObject) reading = codings.ReadConcept(ref reader, facts, "contained.code");
                else reader.Skip();
            }

            if (!isWanted) continue;
            (state.Draft.Concept, state.Draft.OtherStart, state.Draft.OtherCount) = (reading.Concept, reading.OtherStart, reading.OtherCount);
            return;
        }

        throw new ResourceFaultException("FHIR019", "The contained resource that is referred to is not there.", "medicationReference");
    }
}
