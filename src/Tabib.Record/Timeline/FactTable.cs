using System.Text;
using DuckDB.NET.Data;
using Tabib.Core.Coding;
using Tabib.Core.Facts;
using Tabib.Record.Journal;
using static Tabib.Record.Timeline.StorableText;

namespace Tabib.Record.Timeline;

/// <summary>The table that all others are made of: every fact of every version, so that any past day can be asked for.</summary>
internal sealed class FactTable(ConceptTable concepts)
{
    public const string Name = "facts";

    /// <summary>Moments are UTC without a zone; known_at and superseded_at are rounded up to the microsecond, so that nothing is seen before it was known.</summary>
    public const string Columns = """
        fact_id BIGINT, patient BIGINT, kind VARCHAR, system VARCHAR, code VARCHAR, display VARCHAR, other_codes VARCHAR[], panel_system VARCHAR, panel_code VARCHAR, category VARCHAR,
        value_kind VARCHAR, value VARCHAR, value_number DOUBLE, unit VARCHAR, comparator VARCHAR, value_system VARCHAR, value_code VARCHAR, value_display VARCHAR, status VARCHAR,
        effective_start TIMESTAMP, effective_end TIMESTAMP, known_at TIMESTAMP, known_at_inferred BOOLEAN, superseded_at TIMESTAMP, encounter VARCHAR, encounter_fact_id BIGINT,
        source VARCHAR, resource_type VARCHAR, resource_id VARCHAR, version INTEGER, entry BIGINT
        """;

    private const long TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;

    private static readonly string[] Kinds = Names<FactKind>();
    private static readonly string[] Statuses = Names<FactStatus>();
    private static readonly string?[] ValueKinds = Names<FactValueKind>();

    private readonly Dictionary<int, string> _codings = [];
    private readonly Dictionary<(string Source, string Reference), long> _encounters = [];
    private readonly List<(long Fact, int Version, int Place)> _order = [];

    /// <summary>Appends all facts of a patient in the order of their numbers, which is that of their first appearance: like lies beside like.</summary>
    public void Append(DuckDBAppender rows, PatientFacts patient)
    {
        FindEncounters(patient);
        Number(patient);
        foreach (var (fact, _, place) in _order) Append(rows.CreateRow(), patient, patient.Facts.Drafts[place], patient.Origins[place], fact);
    }

    private void Number(PatientFacts patient)
    {
        _order.Clear();
        for (int i = 0, index = 0; i < patient.Facts.Count; i++, index++)
        {
            var origin = patient.Origins[i];
            if (i > 0 && origin != patient.Origins[i - 1]) index = 0;
            _order.Add((origin.FirstFact + index, origin.Version, i));
        }

        _order.Sort();
    }

    private void Append(IDuckDBAppenderRow row, PatientFacts patient, in FactDraft draft, in FactOrigin origin, long fact)
    {
        var code = concepts.CodeOf(draft.Concept);
        var encounter = Text(patient.Facts, draft.Encounter);
        var panel = Code(draft.Panel);
        var coded = Code(draft.ValueConcept);
        row.AppendValue(fact).AppendValue(patient.Patient.Number).AppendValue(Kinds[(int)draft.Kind])
            .AppendValue(Of(code.System)).AppendValue(Of(code.Value)).AppendValue(Of(concepts.DisplayOf(draft.Concept)));
        if (draft.OtherCount == 0) row.AppendNullValue();
        else row.AppendValue<string>(Others(patient.Facts, draft));
        row.AppendValue(Of(panel?.System)).AppendValue(Of(panel?.Value)).AppendValue(Of(Code(draft.Category)?.Value))
            .AppendValue(ValueKinds[(int)draft.ValueKind]).AppendValue(Text(patient.Facts, draft.Value)).AppendValue(Number(patient.Facts, draft)).AppendValue(Of(Code(draft.Unit)?.Value)).AppendValue(draft.ComparatorText)
            .AppendValue(Of(coded?.System)).AppendValue(Of(coded?.Value)).AppendValue(draft.ValueConcept < 0 ? null : Of(concepts.DisplayOf(draft.ValueConcept))).AppendValue(Statuses[(int)draft.Status])
            .AppendValue(Moment(draft.EffectiveStart)).AppendValue(Moment(draft.EffectiveEnd)).AppendValue(RoundedUp(draft.KnownAt)).AppendValue(draft.KnownAtInferred)
            .AppendValue(origin.SupersededAt == FactOrigin.Current ? null : RoundedUp(origin.SupersededAt)).AppendValue(encounter).AppendValue(encounter is not null && _encounters.TryGetValue((origin.Source, encounter), out var visit) ? visit : null)
            .AppendValue(Of(origin.Source)).AppendValue(origin.ResourceType).AppendValue(Text(patient.Facts, origin.ResourceId)).AppendValue(origin.Version).AppendValue(origin.Entry).EndRow();
    }

    /// <summary>The encounters that were, by the references that facts of the same source make to them.</summary>
    private void FindEncounters(PatientFacts patient)
    {
        _encounters.Clear();
        for (var i = 0; i < patient.Facts.Count; i++)
        {
            ref readonly var draft = ref patient.Facts.Drafts[i];
            var origin = patient.Origins[i];
            if (draft.Kind == FactKind.Encounter && origin.SupersededAt == FactOrigin.Current && draft.Status is FactStatus.Active or FactStatus.Ended or FactStatus.Unknown)
                _encounters[(origin.Source, $"{origin.ResourceType}/{Text(patient.Facts, origin.ResourceId)}")] = origin.FirstFact;
        }
    }

    private string[] Others(FactBuffer facts, in FactDraft draft)
    {
        var others = new string[draft.OtherCount];
        for (var i = 0; i < others.Length; i++)
        {
            var concept = facts.OtherConcepts[draft.OtherStart + i];
            if (!_codings.TryGetValue(concept, out var coding)) _codings[concept] = coding = Of($"{concepts.CodeOf(concept).System}|{concepts.CodeOf(concept).Value}")!;
            others[i] = coding;
        }

        return others;
    }

    private Code? Code(int concept) => concept < 0 ? null : concepts.CodeOf(concept);

    /// <summary>The nearest double to the digits; null where they are no number that a double can hold.</summary>
    private static double? Number(FactBuffer facts, in FactDraft draft) =>
        draft.ValueKind == FactValueKind.Quantity && double.TryParse(facts.Read(draft.Value), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number : null;

    /// <summary>Null for an open end.</summary>
    private static DateTime? Moment(long ticks) =>
        ticks == DateTime.MinValue.Ticks || ticks == DateTime.MaxValue.Ticks ? null : new DateTime(ticks - (ticks % TicksPerMicrosecond));

    private static DateTime? RoundedUp(long ticks) => new(Math.Min(ticks + TicksPerMicrosecond - 1, DateTime.MaxValue.Ticks) / TicksPerMicrosecond * TicksPerMicrosecond);

    private static string? Text(FactBuffer facts, TextSlice slice) => slice.IsEmpty ? null : Of(Encoding.UTF8.GetString(facts.Read(slice)));

    /// <summary>FamilyHistory becomes family_history.</summary>
    private static string[] Names<T>() where T : struct, Enum
    {
        var names = new string[256];
        foreach (var value in Enum.GetValues<T>())
            names[Convert.ToByte(value)] = string.Concat(value.ToString().Select((letter, i) => char.IsUpper(letter) && i > 0 ? $"_{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
        return names;
    }
}
