using Tabib.Core.Facts;
using Tabib.Core.Outcomes;
using Tabib.Core.Time;
using Tabib.Core.Units;

namespace Tabib.Ingest.Fhir;

/// <summary>Completes the facts of a resource: status, time, and when the world knew.</summary>
internal sealed class FactFinisher(ConceptTable concepts, FhirReadOptions options)
{
    private readonly int _uncoded = concepts.Intern("", "");
    private readonly UnitCheck _units = new(concepts);
    private readonly long _now = options.Now?.UtcTicks ?? DateTime.MaxValue.Ticks;

    public static FactDraft Empty(FactKind kind) => new() { Kind = kind, Concept = -1, Panel = -1, Category = -1, Unit = -1, ValueConcept = -1 };

    public void Finish(TypeProfile profile, ResourceBatch batch, ref ResourceEntry entry, ref ResourceState state)
    {
        if (profile.Kind == 0) return;
        if (state.Modified)
        {
            batch.Facts.TruncateTo(entry.FactStart);
            Warn(batch, entry, "FHIR033", "An extension that changes the meaning of the resource is not understood: it is kept, but not used as a fact.", "modifierExtension");
            return;
        }

        if (profile.Kind == FactKind.Demographic)
        {
            FinishPatient(batch, entry);
            return;
        }

        AddMain(profile, batch, entry, ref state);
        var facts = batch.Facts.DraftsFrom(entry.FactStart);
        if (facts.IsEmpty) return;
        var (start, end, knownEnd) = Times(profile, state);
        var (known, inferred) = KnownAt(state, knownEnd);
        if (!HasTime(state))
            Warn(batch, entry, "FHIR030", "Nothing says when this was: it counts as known only from the day of its import.", null);
        if ((start > _now && state.Status != FactStatus.Planned) || (!inferred && known > _now))
            Warn(batch, entry, "FHIR040", "A date lies in the future: the fact is not seen before that day.", null);
        var status = Status(state);
        foreach (ref var fact in facts)
        {
            fact.Kind = state.IsGenome ? FactKind.Genome : profile.Kind;
            fact.Status = status;
            if (fact.Concept < 0) fact.Concept = _uncoded;
            fact.EffectiveStart = start;
            fact.EffectiveEnd = end;
            fact.KnownAt = known;
            fact.KnownAtInferred = inferred;
            if (options.ReportUnits && fact.Unit >= 0 && _units.IsUnknown(fact.Unit)) WarnOfUnit(batch, entry, concepts.CodeOf(fact.Unit).Value);
        }
    }

    /// <summary>What a Patient says of itself was always so; a death counts as known from its day on. A birth that lies ahead or is beyond any age is not used.</summary>
    private void FinishPatient(ResourceBatch batch, in ResourceEntry entry)
    {
        var kept = 0;
        var facts = batch.Facts.DraftsFrom(entry.FactStart);
        foreach (ref var fact in facts)
        {
            if (fact.ValueKind == FactValueKind.Date && fact.KnownAt == 0 && !IsPlausibleBirth(batch.Facts.Read(fact.Value)))
            {
                Warn(batch, entry, "FHIR041", "The date of birth lies in the future or more than 130 years back; it is not used.", "birthDate");
                continue;
            }

            fact.Status = FactStatus.Active;
            fact.EffectiveStart = DateTime.MinValue.Ticks;
            fact.EffectiveEnd = DateTime.MaxValue.Ticks;
            if (fact.KnownAt == PatientReader.UnknownMoment) fact.KnownAt = _now;
            facts[kept++] = fact;
        }

        batch.Facts.TruncateTo(entry.FactStart + kept);
    }

    private bool IsPlausibleBirth(ReadOnlySpan<byte> text) =>
        DateTextReader.TryReadTicks(text, out var start, out _, out _) && (options.Now is not { } now || (start <= _now && start > now.AddYears(-130).UtcTicks));

    private static bool HasTime(in ResourceState state) => state.Effective.Present || state.Known.Present || state.Issued.Present || state.LastUpdated.Present;

    private void AddMain(TypeProfile profile, ResourceBatch batch, in ResourceEntry entry, ref ResourceState state)
    {
        var count = batch.Facts.Count - entry.FactStart;
        if (state.HasComponents && count > 0)
        {
            foreach (ref var component in batch.Facts.DraftsFrom(entry.FactStart))
            {
                component.Panel = state.Draft.Concept;
                component.Category = state.Draft.Category;
                component.Encounter = state.Draft.Encounter;
            }

            // A panel without a value of its own says nothing beyond its components.
            if (state.Draft.ValueKind == FactValueKind.None) return;
        }

        if (profile.Kind == FactKind.FamilyHistory)
        {
            foreach (ref var condition in batch.Facts.DraftsFrom(entry.FactStart)) condition.Category = state.Draft.Category;
            return;
        }

        if (state.Draft.Concept < 0) state.Draft.Concept = _uncoded;
        batch.Facts.Add(state.Draft);
    }

    private static (long Start, long End, long KnownEnd) Times(TypeProfile profile, in ResourceState state)
    {
        var effective = state.Effective.Present ? state.Effective : state.Known.Present ? state.Known : state.Issued.Present ? state.Issued : state.LastUpdated;
        if (!effective.Present) return (DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks, DateTime.MaxValue.Ticks);
        var end = effective.End;
        if (state.Abatement.Present)
        {
            end = Math.Max(state.Abatement.End, effective.Start);
            if (state.Abatement.End <= effective.Start) throw new ResourceFaultException("FHIR017", "It ends before it starts.", "abatementDateTime");
        }
        else if (profile.HoldsOn && !state.IsPeriod)
        {
            end = DateTime.MaxValue.Ticks;
        }

        return (effective.Start, end, effective.KnownEnd);
    }

    private (long Ticks, bool Inferred) KnownAt(in ResourceState state, long knownEnd)
    {
        if (state.Issued.Present) return (state.Issued.Start, false);
        if (state.Known.Present) return (state.Known.Start, false);
        if (state.Effective.Present && knownEnd != DateTime.MaxValue.Ticks) return (knownEnd, true);
        if (state.LastUpdated.Present) return (state.LastUpdated.Start, true);
        return (_now, true);
    }

    private static FactStatus Status(in ResourceState state)
    {
        if (state.Verification == FactStatus.Void) return FactStatus.Void;
        if (state.Clinical == FactStatus.Ended) return FactStatus.Ended;
        if ((state.Verification ?? state.Clinical) is { } clinical) return clinical;
        var status = state.Status ?? FactStatus.Unknown;
        if (state.Status is null && state.Abatement.Present) return FactStatus.Ended;
        if (state.DoNotPerform && status != FactStatus.Void) return FactStatus.Absent;
        return state.Proposed && status == FactStatus.Active ? FactStatus.Planned : status;
    }

    private static void WarnOfUnit(ResourceBatch batch, in ResourceEntry entry, string unit) => batch.Problems.Add(new Problem(
        "FHIR042", ProblemSeverity.Warning, $"'{unit}' is no UCUM unit: the value is kept, but no score can use it.", new ProblemLocation(batch.Files[entry.File], entry.Line, entry.Type),
        Ucum.Suggest(unit) is { } suggestion ? $"Perhaps '{suggestion}'." : "Correct the unit at the source."));

    private static void Warn(ResourceBatch batch, in ResourceEntry entry, string code, string message, string? path) =>
        batch.Problems.Add(new Problem(code, ProblemSeverity.Warning, message, new ProblemLocation(batch.Files[entry.File], entry.Line, path is null ? entry.Type : $"{entry.Type}.{path}")));
}
