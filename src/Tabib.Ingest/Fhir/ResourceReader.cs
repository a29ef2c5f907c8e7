using System.Text.Json;
using System.Text.Unicode;
using Tabib.Core.Facts;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Fhir;

/// <summary>Reads one resource in one pass: its names, its patient and its facts. No typed model; what is not needed is passed over.</summary>
internal sealed class ResourceReader
{
    private readonly FhirReadOptions _options;
    private readonly JsonReaderOptions _json;
    private readonly JsonText _text = new();
    private readonly CodingReader _codings;
    private readonly QuantityReader _quantities;
    private readonly TimeReader _times;
    private readonly ReferenceReader _references;
    private readonly PatientReader _patients;
    private readonly FactFinisher _finisher;
    private readonly ContainedReader _contained;

    public ResourceReader(ConceptTable concepts, FhirReadOptions options)
    {
        _options = options;
        _json = new JsonReaderOptions { MaxDepth = options.MaximumDepth };
        _codings = new CodingReader(concepts, _text);
        _quantities = new QuantityReader(concepts, _text);
        _times = new TimeReader(_text);
        _references = new ReferenceReader(_text);
        _patients = new PatientReader(concepts, _text, _times);
        _finisher = new FactFinisher(concepts, options);
        _contained = new ContainedReader(_codings, _text);
    }

    /// <summary>Reads the resource whose bytes the entry names, and completes the entry.</summary>
    public void Read(ResourceBatch batch, ref ResourceEntry entry)
    {
        var json = batch.Bytes.AsSpan(entry.JsonStart, entry.JsonLength);
        var file = batch.Files[entry.File];
        entry.FactStart = batch.Facts.Count;
        entry.IdentifierStart = batch.Identifiers.Count;
        entry.OpenReferenceStart = batch.OpenReferences.Count;
        _text.Reset();
        try
        {
            ReadChecked(json, batch, ref entry);
        }
        catch (ResourceFaultException fault)
        {
            Refuse(batch, ref entry, fault.ToProblem(file, entry.Line, entry.Type));
        }
        catch (JsonException fault)
        {
            var line = entry.Line + (fault.LineNumber ?? 0);
            var message = fault.Message.Contains("depth", StringComparison.Ordinal) ? $"The JSON is nested deeper than {_options.MaximumDepth} levels." : $"This is no valid JSON (byte {fault.BytePositionInLine ?? 0} of the line).";
            Refuse(batch, ref entry, new Problem("FHIR002", ProblemSeverity.Error, message, new ProblemLocation(file, line), "The resource was left out; the others go on."));
        }
    }

    private static void Refuse(ResourceBatch batch, ref ResourceEntry entry, Problem problem)
    {
        entry.Refused = true;
        batch.Facts.TruncateTo(entry.FactStart);
        batch.Identifiers.RemoveRange(entry.IdentifierStart, batch.Identifiers.Count - entry.IdentifierStart);
        entry.FactCount = entry.IdentifierCount = 0;
        batch.Problems.Add(problem);
    }

    private void ReadChecked(ReadOnlySpan<byte> json, ResourceBatch batch, ref ResourceEntry entry)
    {
        if (!Utf8.IsValid(json)) throw new ResourceFaultException("FHIR007", "The text is not UTF-8.", null, "Convert the file to UTF-8.");
        var profile = FindProfile(json);
        entry.Type = profile.Type;
        var state = new ResourceState { Draft = FactFinisher.Empty(profile.Kind) };
        var reader = new Utf8JsonReader(json, _json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var element = ElementNames.Find(reader.ValueSpan);
            var name = reader.ValueSpan;
            var start = (int)reader.TokenStartIndex;
            reader.Read();
            if (element == Element.None || !profile.Reads(element))
            {
                reader.Skip();
                continue;
            }

            CheckOnce(ref state, element, name);
            if (element == Element.Contained)
            {
                reader.Skip();
                (state.ContainedStart, state.ContainedEnd) = (start, (int)reader.BytesConsumed);
            }
            else
            {
                ReadElement(ref reader, element, profile, batch, ref entry, ref state);
            }
        }

        foreach (var (element, name) in profile.Required)
        {
            if ((state.Seen >> (int)element & 1) == 0) throw new ResourceFaultException("FHIR012", "A required element is missing.", name);
        }

        if (state.ContainedEnd > 0 && !state.ContainedReference.IsEmpty)
            _contained.Resolve(json[state.ContainedStart..state.ContainedEnd], _json, batch.Facts, ref state);
        if (profile.Kind == FactKind.Demographic) _patients.Complete(batch.Facts, state);
        _finisher.Finish(profile, batch, ref entry, ref state);
        entry.FactCount = batch.Facts.Count - entry.FactStart;
        entry.IdentifierCount = batch.Identifiers.Count - entry.IdentifierStart;
        ReferenceScanner.FindOpen(json, batch.OpenReferences);
        entry.OpenReferenceCount = batch.OpenReferences.Count - entry.OpenReferenceStart;
    }

    private TypeProfile FindProfile(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, _json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) throw new ResourceFaultException("FHIR001", "This is no resource: a JSON object is expected.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("resourceType"u8);
            reader.Read();
            if (isType)
            {
                var type = _text.Expect(ref reader, "resourceType");
                if (TypeProfiles.Find(type) is { } profile) return profile;
                if (type.SequenceEqual("Bundle"u8)) throw new ResourceFaultException("FHIR006", "A Bundle stands inside another input.", null, "Give each Bundle as a file of its own.");
                throw new ResourceFaultException("FHIR005", "FHIR R4 has no resource of this type.", "resourceType");
            }

            reader.Skip();
        }

        throw new ResourceFaultException("FHIR001", "This is no resource: resourceType is missing.");
    }

    private static void CheckOnce(ref ResourceState state, Element element, ReadOnlySpan<byte> name)
    {
        var bit = 1UL << (int)element;
        if ((state.Seen & bit) != 0)
            throw new ResourceFaultException("FHIR010", "The element is there more than once, or two of its alternatives are.", Name(name));
        state.Seen |= bit;
    }

    private static string Name(ReadOnlySpan<byte> name) => System.Text.Encoding.UTF8.GetString(name);

    private void ReadElement(scoped ref Utf8JsonReader reader, Element element, TypeProfile profile, ResourceBatch batch, ref ResourceEntry entry, ref ResourceState state)
    {
        switch (element)
        {
            case Element.Id:
                entry.Id = batch.Facts.Append(CheckId(_text.Expect(ref reader, "id")));
                break;
            case Element.Meta:
                ReadMeta(ref reader, ref state);
                break;
            case Element.ModifierExtension:
                state.Modified = true;
                reader.Skip();
                break;
            case Element.Subject:
                entry.Patient = _references.ReadPatient(ref reader, batch.Facts);
                break;
            case Element.Encounter:
                state.Draft.Encounter = _references.Read(ref reader, batch.Facts, "encounter");
                break;
            case Element.Status:
                ReadStatus(ref reader, profile, ref state);
                break;
            case Element.Intent:
                var intent = _text.Expect(ref reader, "intent");
                state.Proposed = intent.SequenceEqual("proposal"u8) || intent.SequenceEqual("plan"u8) || intent.SequenceEqual("option"u8);
                break;
            case Element.DoNotPerform:
                state.DoNotPerform = ReadBoolean(ref reader, "doNotPerform");
                break;
            case Element.ClinicalStatus:
                _codings.ReadBinding(ref reader, profile.ClinicalSystem, out var clinical, "clinicalStatus");
                state.Clinical = ConditionStatuses.Clinical(clinical);
                break;
            case Element.VerificationStatus:
                _codings.ReadBinding(ref reader, profile.VerificationSystem, out var verification, "verificationStatus");
                state.Verification = ConditionStatuses.Verification(verification);
                break;
            case Element.EffectiveTime:
                CheckOnce(ref state, Element.EffectivePeriod, "effective[x]"u8);
                state.Effective = _times.ReadTime(ref reader, "effective[x]");
                break;
            case Element.EffectivePeriod:
                CheckOnce(ref state, Element.EffectiveTime, "effective[x]"u8);
                state.Effective = _times.ReadPeriod(ref reader, "period");
                state.IsPeriod = true;
                break;
            case Element.AbatementTime:
                state.Abatement = _times.ReadTime(ref reader, "abatementDateTime");
                break;
            case Element.KnownTime:
                state.Known = _times.ReadTime(ref reader, "recorded");
                break;
            case Element.Issued:
                state.Issued = _times.ReadTime(ref reader, "issued");
                break;
            case Element.Identifier or Element.Name or Element.Gender or Element.BirthDate or Element.DeceasedBoolean or Element.DeceasedDateTime or Element.Extension:
                _patients.Read(ref reader, element, batch, ref state);
                break;
            case Element.FamilyCondition:
                ReadFamilyConditions(ref reader, batch.Facts);
                break;
            case Element.Component:
                ReadComponents(ref reader, batch.Facts);
                state.HasComponents = true;
                break;
            case Element.Code or Element.Type or Element.Description or Element.Category or Element.Class or Element.Relationship or Element.MedicationReference:
                ReadCode(ref reader, element, profile, batch.Facts, ref state);
                break;
            default:
                ReadValue(ref reader, element, batch.Facts, ref state.Draft, "value[x]", ref state.HasValue);
                break;
        }
    }

    private void ReadMeta(scoped ref Utf8JsonReader reader, ref ResourceState state)
    {
        JsonText.ExpectObject(ref reader, "meta");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var isUpdated = reader.ValueTextEquals("lastUpdated"u8);
            reader.Read();
            if (isUpdated) state.LastUpdated = _times.ReadTime(ref reader, "meta.lastUpdated");
            else reader.Skip();
        }
    }

    private void ReadStatus(scoped ref Utf8JsonReader reader, TypeProfile profile, ref ResourceState state)
    {
        if (!profile.TryStatus(_text.Expect(ref reader, "status"), out var status))
            throw new ResourceFaultException("FHIR013", "The code is not one that FHIR allows here.", "status", $"One of: {profile.AllowedStatuses}.");
        state.Status = status;
    }

    private void ReadCode(scoped ref Utf8JsonReader reader, Element element, TypeProfile profile, FactBuffer facts, ref ResourceState state)
    {
        switch (element)
        {
            case Element.Class:
                state.Draft.Category = _codings.ReadBareCode(ref reader, "class");
                break;
            case Element.Category:
                ReadCategory(ref reader, profile, facts, ref state);
                break;
            case Element.Relationship:
                state.Draft.Category = _codings.ReadConceptCode(ref reader, "relationship");
                break;
            case Element.MedicationReference:
                CheckOnce(ref state, Element.Code, "medication[x]"u8);
                ReadMedicationReference(ref reader, facts, ref state);
                break;
            default:
                if (profile.CodeIsList)
                {
                    if (reader.TokenType != JsonTokenType.StartArray) throw JsonText.WrongType("type", "a list");
                    if (reader.Read() && reader.TokenType != JsonTokenType.EndArray) Keep(_codings.ReadConcept(ref reader, facts, "type"), ref state.Draft);
                    while (reader.TokenType != JsonTokenType.EndArray && reader.Read() && reader.TokenType != JsonTokenType.EndArray) reader.Skip();
                    break;
                }

                Keep(_codings.ReadConcept(ref reader, facts, "code"), ref state.Draft);
                break;
        }
    }

    private static void Keep(CodingReader.Reading reading, ref FactDraft draft)
    {
        draft.Concept = reading.Concept;
        draft.OtherStart = reading.OtherStart;
        draft.OtherCount = reading.OtherCount;
    }

    /// <summary>The first category; for plans, which have no code, it is the code.</summary>
    private void ReadCategory(scoped ref Utf8JsonReader reader, TypeProfile profile, FactBuffer facts, ref ResourceState state)
    {
        var isList = reader.TokenType == JsonTokenType.StartArray;
        if (isList && (!reader.Read() || reader.TokenType == JsonTokenType.EndArray)) return;
        if (profile.Kind == FactKind.CarePlan) Keep(_codings.ReadConcept(ref reader, facts, "category"), ref state.Draft);
        else state.Draft.Category = _codings.ReadConceptCode(ref reader, "category");
        if (profile.Kind == FactKind.Report) state.IsGenome = _codings.IsCode(state.Draft.Category, "genome");
        while (isList && reader.Read() && reader.TokenType != JsonTokenType.EndArray) reader.Skip();
    }

    private void ReadMedicationReference(scoped ref Utf8JsonReader reader, FactBuffer facts, ref ResourceState state)
    {
        var reference = _references.Read(ref reader, facts, "medicationReference");
        if (facts.Read(reference) is [(byte)'#', ..])
        {
            state.ContainedReference = new TextSlice(reference.Start + 1, reference.Length - 1);
            return;
        }

        state.Draft.ValueKind = FactValueKind.Reference;
        state.Draft.Value = reference;
    }

    private void ReadFamilyConditions(scoped ref Utf8JsonReader reader, FactBuffer facts)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw JsonText.WrongType("condition", "a list");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            JsonText.ExpectObject(ref reader, "condition");
            var draft = FactFinisher.Empty(FactKind.FamilyHistory);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var isCode = reader.ValueTextEquals("code"u8);
                reader.Read();
                if (isCode) Keep(_codings.ReadConcept(ref reader, facts, "condition.code"), ref draft);
                else reader.Skip();
            }

            if (draft.Concept < 0) throw new ResourceFaultException("FHIR012", "A required element is missing.", "condition.code");
            facts.Add(draft);
        }
    }

    private void ReadComponents(scoped ref Utf8JsonReader reader, FactBuffer facts)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw JsonText.WrongType("component", "a list");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            JsonText.ExpectObject(ref reader, "component");
            var draft = FactFinisher.Empty(FactKind.Observation);
            var seen = 0UL;
            var hasValue = false;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = reader.ValueSpan;
                var element = ElementNames.Find(name);
                reader.Read();
                if (element == Element.Code)
                {
                    Keep(_codings.ReadConcept(ref reader, facts, "component.code"), ref draft);
                }
                else if (element is >= Element.Value and <= Element.DataAbsentReason)
                {
                    if ((seen >> (int)element & 1) != 0) throw new ResourceFaultException("FHIR010", "The element is there more than once.", "component." + Name(name));
                    ReadValue(ref reader, element, facts, ref draft, "component.value[x]", ref hasValue);
                }
                else
                {
                    reader.Skip();
                    continue;
                }

                seen |= 1UL << (int)element;
            }

            if (draft.Concept < 0) throw new ResourceFaultException("FHIR012", "A required element is missing.", "component.code");
            facts.Add(draft);
        }
    }

    private void ReadValue(scoped ref Utf8JsonReader reader, Element element, FactBuffer facts, ref FactDraft draft, string path, ref bool hasValue)
    {
        if (element != Element.DataAbsentReason)
        {
            if (hasValue) throw new ResourceFaultException("FHIR016", "There is more than one value.", path);
            hasValue = true;
        }

        switch (element)
        {
            case Element.ValueQuantity:
                _quantities.Read(ref reader, facts, ref draft, path);
                break;
            case Element.ValueInteger:
                _quantities.ReadInteger(ref reader, facts, ref draft, path);
                break;
            case Element.ValueConcept:
                draft.ValueConcept = _codings.ReadConcept(ref reader, facts, path).Concept;
                if (draft.ValueConcept >= 0) draft.ValueKind = FactValueKind.Code;
                break;
            case Element.ValueString:
                draft.Value = facts.Append(_text.Expect(ref reader, path));
                draft.ValueKind = FactValueKind.Text;
                break;
            case Element.ValueBoolean:
                draft.Value = facts.Append(ReadBoolean(ref reader, path) ? "true"u8 : "false"u8);
                draft.ValueKind = FactValueKind.Boolean;
                break;
            case Element.ValueDateTime:
                _times.ReadTime(ref reader, path);
                draft.Value = facts.Append(_text.Read(ref reader));
                draft.ValueKind = FactValueKind.Date;
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private static bool ReadBoolean(scoped ref Utf8JsonReader reader, string path) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw JsonText.WrongType(path, "true or false"),
    };

    private static ReadOnlySpan<byte> CheckId(ReadOnlySpan<byte> id)
    {
        if (id.Length is > 0 and <= 64 && id.IndexOfAnyExcept(IdCharacters) < 0) return id;
        throw new ResourceFaultException("FHIR008", "The id must be 1 to 64 letters, digits, '-' or '.'.", "id");
    }

    private static readonly System.Buffers.SearchValues<byte> IdCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-."u8);
}
