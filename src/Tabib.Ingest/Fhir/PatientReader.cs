using System.Text;
using System.Text.Json;
using Tabib.Core.Coding;
using Tabib.Core.Facts;
using Tabib.Core.Identity;

namespace Tabib.Ingest.Fhir;

/// <summary>Reads what a Patient says of itself: identifiers and demographic facts.</summary>
internal sealed class PatientReader
{
    /// <summary>Marks a death whose day is unknown: it counts as known from the import on.</summary>
    internal const long UnknownMoment = -1;

    private const string UsCore = "http://hl7.org/fhir/us/core/StructureDefinition/";

    private readonly ConceptTable _concepts;
    private readonly JsonText _text;
    private readonly TimeReader _times;
    private readonly int _birthDate;
    private readonly int _sex;
    private readonly int _gender;
    private readonly int _death;
    private readonly int _race;
    private readonly int _ethnicity;
    private readonly int _name;
    private readonly int _fromGender;

    public PatientReader(ConceptTable concepts, JsonText text, TimeReader times)
    {
        (_concepts, _text, _times) = (concepts, text, times);
        _birthDate = Intern(DemographicCodes.BirthDate, "Birth date");
        _sex = Intern(DemographicCodes.Sex, "Sex assigned at birth");
        _gender = Intern(DemographicCodes.Gender, "Administrative gender");
        _death = Intern(DemographicCodes.Death, "Date of death");
        _race = Intern(DemographicCodes.Race, "Race");
        _ethnicity = Intern(DemographicCodes.Ethnicity, "Ethnicity");
        _name = Intern(DemographicCodes.Name, "Name");
        _fromGender = concepts.Intern("", "inferred-from-gender");
    }

    public void Read(scoped ref Utf8JsonReader reader, Element element, ResourceBatch batch, ref ResourceState state)
    {
        switch (element)
        {
            case Element.Identifier:
                ReadIdentifiers(ref reader, batch.Identifiers);
                break;
            case Element.Name:
                ReadNames(ref reader, batch.Facts);
                break;
            case Element.Gender:
                ReadGender(ref reader, batch.Facts, ref state);
                break;
            case Element.BirthDate:
                _times.ReadTime(ref reader, "birthDate");
                AddText(batch.Facts, _birthDate, FactValueKind.Date, _text.Read(ref reader), 0);
                break;
            case Element.DeceasedDateTime:
                Once(ref state, Element.DeceasedBoolean);
                var death = _times.ReadTime(ref reader, "deceasedDateTime");
                AddText(batch.Facts, _death, FactValueKind.Date, _text.Read(ref reader), death.End);
                break;
            case Element.DeceasedBoolean:
                Once(ref state, Element.DeceasedDateTime);
                if (reader.TokenType is not (JsonTokenType.True or JsonTokenType.False)) throw JsonText.WrongType("deceasedBoolean", "true or false");
                AddText(batch.Facts, _death, FactValueKind.Boolean, reader.TokenType == JsonTokenType.True ? "true"u8 : "false"u8, UnknownMoment);
                break;
            default:
                ReadExtensions(ref reader, batch.Facts, ref state);
                break;
        }
    }

    private int Intern(Code code, string display) => _concepts.Intern(code.System, code.Value, display);

    private static void Once(ref ResourceState state, Element alternative)
    {
        if ((state.Seen >> (int)alternative & 1) != 0) throw new ResourceFaultException("FHIR016", "There is more than one value.", "deceased[x]");
    }

    private static void AddText(FactBuffer facts, int concept, FactValueKind kind, ReadOnlySpan<byte> value, long knownAt)
    {
        var draft = FactFinisher.Empty(FactKind.Demographic);
        draft.Concept = concept;
        draft.ValueKind = kind;
        draft.Value = facts.Append(value);
        draft.KnownAt = knownAt;
        draft.KnownAtInferred = knownAt != 0;
        facts.Add(draft);
    }

    private static void AddCode(FactBuffer facts, int concept, int value, int category = -1)
    {
        var draft = FactFinisher.Empty(FactKind.Demographic);
        draft.Concept = concept;
        draft.ValueKind = FactValueKind.Code;
        draft.ValueConcept = value;
        draft.Category = category;
        facts.Add(draft);
    }

    private void ReadGender(scoped ref Utf8JsonReader reader, FactBuffer facts, ref ResourceState state)
    {
        var gender = _text.Expect(ref reader, "gender");
        var isSex = gender.SequenceEqual("female"u8) || gender.SequenceEqual("male"u8);
        if (!isSex && !gender.SequenceEqual("other"u8) && !gender.SequenceEqual("unknown"u8))
            throw new ResourceFaultException("FHIR013", "The code is not one that FHIR allows here.", "gender", "One of: male, female, other, unknown.");
        var code = _concepts.Intern(default, gender, default);
        AddCode(facts, _gender, code);
        if (isSex) state.GenderConcept = code + 1;
    }

    /// <summary>Where no birth sex is stated, sex is taken from gender, and the fact says so.</summary>
    public void Complete(FactBuffer facts, in ResourceState state)
    {
        if (!state.HasBirthSex && state.GenderConcept > 0) AddCode(facts, _sex, state.GenderConcept - 1, _fromGender);
    }

    private void ReadIdentifiers(scoped ref Utf8JsonReader reader, List<Identifier> identifiers)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw JsonText.WrongType("identifier", "a list");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            JsonText.ExpectObject(ref reader, "identifier");
            string? system = null, value = null;
            var isOld = false;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = reader.ValueSpan;
                reader.Read();
                if (name.SequenceEqual("system"u8)) system = Encoding.UTF8.GetString(_text.Expect(ref reader, "identifier.system"));
                else if (name.SequenceEqual("value"u8)) value = Encoding.UTF8.GetString(_text.Expect(ref reader, "identifier.value"));
                else if (name.SequenceEqual("use"u8)) isOld = _text.Expect(ref reader, "identifier.use").SequenceEqual("old"u8);
                else reader.Skip();
            }

            if (!isOld && !string.IsNullOrWhiteSpace(system) && !string.IsNullOrWhiteSpace(value)) identifiers.Add(new Identifier(system, value));
        }
    }

    /// <summary>The first name that is not an old one.</summary>
    private void ReadNames(scoped ref Utf8JsonReader reader, FactBuffer facts)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw JsonText.WrongType("name", "a list");
        var taken = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            JsonText.ExpectObject(ref reader, "name");
            var name = ReadName(ref reader, out var isOld);
            if (taken || isOld || name.Length == 0) continue;
            AddText(facts, _name, FactValueKind.Text, Encoding.UTF8.GetBytes(name), 0);
            taken = true;
        }
    }

    private string ReadName(scoped ref Utf8JsonReader reader, out bool isOld)
    {
        string whole = "", family = "";
        var given = new List<string>();
        isOld = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var part = reader.ValueSpan;
            reader.Read();
            if (part.SequenceEqual("use"u8))
            {
                isOld = _text.Expect(ref reader, "name.use").SequenceEqual("old"u8);
            }
            else if (part.SequenceEqual("text"u8))
            {
                whole = Encoding.UTF8.GetString(_text.Expect(ref reader, "name.text"));
            }
            else if (part.SequenceEqual("family"u8))
            {
                family = Encoding.UTF8.GetString(_text.Expect(ref reader, "name.family"));
            }
            else if (part.SequenceEqual("given"u8) && reader.TokenType == JsonTokenType.StartArray)
            {
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (reader.TokenType == JsonTokenType.String) given.Add(Encoding.UTF8.GetString(_text.Read(ref reader)));
                    else if (reader.TokenType != JsonTokenType.Null) throw JsonText.WrongType("name.given", "a list of texts");
                }
            }
            else
            {
                reader.Skip();
            }
        }

        return family.Length + given.Count > 0 ? string.Join(' ', given.Append(family).Where(text => text.Length > 0)) : whole;
    }

    private void ReadExtensions(scoped ref Utf8JsonReader reader, FactBuffer facts, ref ResourceState state)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw JsonText.WrongType("extension", "a list");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            JsonText.ExpectObject(ref reader, "extension");
            var inner = reader;
            var url = FindUrl(ref inner);
            if (url == UsCore + "us-core-birthsex") ReadBirthSex(reader, facts, ref state);
            else if (url == UsCore + "us-core-race") ReadOmbCategory(reader, facts, _race);
            else if (url == UsCore + "us-core-ethnicity") ReadOmbCategory(reader, facts, _ethnicity);
            reader.Skip();
        }
    }

    private string? FindUrl(scoped ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isUrl = reader.ValueTextEquals("url"u8);
            reader.Read();
            if (isUrl) return Encoding.UTF8.GetString(_text.Expect(ref reader, "extension.url"));
            reader.Skip();
        }

        return null;
    }

    private void ReadBirthSex(Utf8JsonReader reader, FactBuffer facts, ref ResourceState state)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isCode = reader.ValueTextEquals("valueCode"u8);
            reader.Read();
            if (!isCode)
            {
                reader.Skip();
                continue;
            }

            var code = _text.Expect(ref reader, "extension.valueCode");
            state.HasBirthSex = true;
            if (code.SequenceEqual("F"u8)) AddCode(facts, _sex, _concepts.Intern(default, "female"u8, default));
            else if (code.SequenceEqual("M"u8)) AddCode(facts, _sex, _concepts.Intern(default, "male"u8, default));
        }
    }

    /// <summary>The codes of the ombCategory parts of a US Core race or ethnicity extension.</summary>
    private void ReadOmbCategory(Utf8JsonReader reader, FactBuffer facts, int concept)
    {
        var depth = reader.CurrentDepth;
        ReadOnlySpan<byte> system = default, code = default, display = default;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType == JsonTokenType.EndObject && !code.IsEmpty)
            {
                AddCode(facts, concept, _concepts.Intern(system, code, display));
                system = code = display = default;
            }

            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            var name = reader.ValueSpan;
            if (!name.SequenceEqual("system"u8) && !name.SequenceEqual("code"u8) && !name.SequenceEqual("display"u8)) continue;
            reader.Read();
            if (reader.TokenType != JsonTokenType.String) continue;
            if (name.SequenceEqual("system"u8)) system = _text.Read(ref reader);
            else if (name.SequenceEqual("code"u8)) code = _text.Read(ref reader);
            else display = _text.Read(ref reader);
        }
    }
}
