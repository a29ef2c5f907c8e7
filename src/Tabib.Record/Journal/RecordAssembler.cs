using System.Text;
using Tabib.Core.Coding;
using Tabib.Core.Facts;
using Tabib.Core.Time;
using Tabib.Core.Units;

namespace Tabib.Record.Journal;

/// <summary>Makes facts that can be kept out of drafts and slices.</summary>
internal static class RecordAssembler
{
    /// <summary>The patient as known at a moment.</summary>
    public static PatientRecord Assemble(PatientFacts patient, ConceptTable concepts, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(patient);
        ArgumentNullException.ThrowIfNull(concepts);
        var facts = new List<Fact>(patient.Facts.Count);
        List<(Fact, DateTimeOffset)>? superseded = null;
        var limit = asOf.UtcTicks;
        var origin = default(FactOrigin);
        var source = default(FactSource);
        for (var i = 0; i < patient.Facts.Count; i++)
        {
            ref readonly var draft = ref patient.Facts.Drafts[i];
            if (draft.KnownAt > limit || draft.Status == FactStatus.Void) continue;
            if (source.ResourceId is null || origin != patient.Origins[i])
            {
                origin = patient.Origins[i];
                source = new FactSource(origin.Entry, origin.ResourceType, Text(patient.Facts, origin.ResourceId), origin.Version);
            }

            if (origin.SupersededAt > limit) facts.Add(Fact(patient, draft, source, concepts));
            else (superseded ??= []).Add((Fact(patient, draft, source, concepts), Moment(origin.SupersededAt)));
        }

        return PatientRecord.Create(patient.Patient, asOf, facts, superseded ?? []);
    }

    private static Fact Fact(PatientFacts patient, in FactDraft draft, in FactSource source, ConceptTable concepts) => new()
    {
        Patient = patient.Patient,
        Kind = draft.Kind,
        Code = concepts.CodeOf(draft.Concept),
        OtherCodes = Others(patient.Facts, draft, concepts),
        Panel = draft.Panel < 0 ? null : concepts.CodeOf(draft.Panel),
        Display = concepts.DisplayOf(draft.Concept),
        Value = Value(patient.Facts, draft, concepts),
        Effective = new Interval(Moment(draft.EffectiveStart), Moment(draft.EffectiveEnd)),
        KnownAt = Moment(draft.KnownAt),
        KnownAtInferred = draft.KnownAtInferred,
        Status = draft.Status,
        Category = draft.Category < 0 ? "" : concepts.CodeOf(draft.Category).Value,
        Encounter = draft.Encounter.IsEmpty ? null : Text(patient.Facts, draft.Encounter),
        Source = source,
    };

    private static Code[] Others(FactBuffer facts, in FactDraft draft, ConceptTable concepts)
    {
        if (draft.OtherCount == 0) return [];
        var codes = new Code[draft.OtherCount];
        for (var i = 0; i < codes.Length; i++) codes[i] = concepts.CodeOf(facts.OtherConcepts[draft.OtherStart + i]);
        return codes;
    }

    private static FactValue Value(FactBuffer facts, in FactDraft draft, ConceptTable concepts) => draft.ValueKind switch
    {
        FactValueKind.Quantity => FactValue.Of(new Quantity(Text(facts, draft.Value), draft.Unit < 0 ? "" : concepts.CodeOf(draft.Unit).Value, draft.ComparatorText)),
        FactValueKind.Code => FactValue.Of(concepts.CodeOf(draft.ValueConcept)),
        FactValueKind.Text => FactValue.Text(Text(facts, draft.Value)),
        FactValueKind.Reference => FactValue.Reference(Text(facts, draft.Value)),
        FactValueKind.Boolean => FactValue.Of(facts.Read(draft.Value).SequenceEqual("true"u8)),
        FactValueKind.Date => FactValue.Date(Text(facts, draft.Value)),
        _ => FactValue.None,
    };

    private static DateTimeOffset Moment(long ticks) => new(ticks, TimeSpan.Zero);

    private static string Text(FactBuffer facts, TextSlice slice) => Encoding.UTF8.GetString(facts.Read(slice));
}
