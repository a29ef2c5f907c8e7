using System.Text.Json;
using Tabib.App.Cli;
using Tabib.Core.Coding;
using Tabib.Core.Units;
using Tabib.Evidence.Knowledge;
using Tabib.Record.Cohorts.Definitions;

namespace Tabib.App.Cohorts;

/// <summary>Reads the events of a definition: kinds, codes, value sets of its own and of the knowledge base, values in units.</summary>
internal sealed class EventReader(ConceptSets knowledge)
{
    private const int MostCodes = 20_000;

    private static readonly string[] Kinds = ["condition", "medication", "immunization", "procedure", "observation", "encounter", "death"];

    /// <summary>Short names that may stand before the bar of a code.</summary>
    private static readonly Dictionary<string, string> Systems = new[] { CodeSystems.Loinc, CodeSystems.Snomed, CodeSystems.RxNorm, CodeSystems.Icd10, CodeSystems.Icd10Cm, CodeSystems.Icd9Cm, CodeSystems.Cvx, CodeSystems.Atc, CodeSystems.Cpt }
        .ToDictionary(CodeSystems.ShortName, system => system, StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, ValueSet> _own = new(StringComparer.Ordinal);

    /// <summary>The definition's own value sets, before its events are read.</summary>
    public void ReadSets(DefinitionElement sets)
    {
        foreach (var (name, set) in sets.Members())
        {
            if (!set.Expect("codes", "include", "names")) continue;
            string[] words = [.. set.Items("names").Select(word => word.Text())];
            var parts = set.Items("include").Select(include => Named(include, include.Text())).OfType<ValueSet>().ToList();
            parts.Add(new ValueSet(name, [.. set.Items("codes").Select(Code).OfType<Code>()], words.Length == 0 ? null : new ConceptSet(name, name, "", [], words).NamedIn));
            Code[] codes = [.. parts.SelectMany(part => part.Codes).Distinct()];
            Func<string, bool>[] named = [.. parts.Select(part => part.HasWord).OfType<Func<string, bool>>()];
            if (codes.Length == 0 && named.Length == 0) set.Fault("COH004", $"The value set '{name}' has no code.");
            if (codes.Length > MostCodes) set.Fault("COH004", $"The value set '{name}' has more than {MostCodes} codes.");
            _own[name] = new ValueSet(name, codes, named.Length == 0 ? null : text => named.Any(part => part(text)));
        }
    }

    /// <returns>Null where it is no event, with the problem.</returns>
    public CohortEvent? Read(DefinitionElement element)
    {
        if (!element.Expect("kind", "codes", "value")) return null;
        return Read(element, element);
    }

    /// <summary>An event whose members stand among those of something else.</summary>
    public CohortEvent? Read(DefinitionElement element, DefinitionElement place)
    {
        var kind = element.Word("kind", "", Kinds);
        if (kind.Length == 0)
        {
            if (!element.Has("kind")) place.Fault("COH003", $"It has no 'kind': {string.Join(", ", Kinds)}.");
            return null;
        }

        var parsed = Enum.Parse<EventKind>(kind, ignoreCase: true);
        var codes = element.Has("codes") ? Codes(element["codes"], parsed) : null;
        if (codes is null && !element.Has("codes") && parsed is not (EventKind.Encounter or EventKind.Death)) place.Fault("COH004", "It has no 'codes'.", "Name a value set, or list codes such as \"SNOMED|44054006\".");
        if (parsed == EventKind.Death && (element.Has("codes") || element.Has("value"))) place.Fault("COH003", "A death has neither codes nor values.");
        var value = element.Has("value") ? Range(element["value"]) : null;
        if (value is not null && parsed != EventKind.Observation) place.Fault("COH003", "Only an observation has values.");
        return new CohortEvent(parsed, codes, value);
    }

    private ValueSet? Codes(DefinitionElement element, EventKind kind)
    {
        if (element.Kind == JsonValueKind.String && element.Text() is var name)
            return name.Contains('|', StringComparison.Ordinal) ? Inline([element]) : kind == EventKind.Encounter && name.All(char.IsAsciiLetterUpper) ? new ValueSet(name, [new Code(CodeSystems.ActCode, name)]) : Named(element, name);
        if (element.Kind == JsonValueKind.Object) return Inline([element]);
        if (element.Kind != JsonValueKind.Array)
        {
            element.Fault("COH003", "Codes are the name of a value set, or a list.");
            return null;
        }

        var items = element.Elements();
        if (items.Count > 0) return Inline(items);
        element.Fault("COH004", "The list of codes is empty.");
        return null;
    }

    private static ValueSet? Inline(IReadOnlyList<DefinitionElement> items)
    {
        Code[] codes = [.. items.Select(Code).OfType<Code>().Distinct()];
        return codes.Length == 0 ? null : new ValueSet(string.Join(", ", codes), codes);
    }

    private ValueSet? Named(DefinitionElement element, string name)
    {
        if (_own.TryGetValue(name, out var own)) return own;
        if (knowledge.TryGet(name, out var set)) return new ValueSet(name, [.. set!.Codes.OrderBy(code => code.System, StringComparer.Ordinal).ThenBy(code => code.Value, StringComparer.Ordinal)], set.Names.Count == 0 ? null : set.NamedIn);
        if (name.Length > 0) element.Fault("COH004", $"There is no value set '{name}'.", NearestWord.Of(name, _own.Keys.Concat(knowledge.All.Select(known => known.Id))) is { } near ? $"Did you mean '{near}'?" : "Give it under valueSets, or see knowledge/concepts.");
        return null;
    }

    private static Code? Code(DefinitionElement element)
    {
        if (element.Kind == JsonValueKind.Object)
        {
            element.Expect("system", "code", "display");
            var (system, code) = (element.Text("system"), element.Text("code"));
            return system.Length > 0 && code.Length > 0 ? new Code(system, code) : null;
        }

        var text = element.Text();
        var bar = text.LastIndexOf('|');
        if (bar > 0 && bar < text.Length - 1) return new Code(Systems.GetValueOrDefault(text[..bar], text[..bar]), text[(bar + 1)..]);
        if (text.Length > 0) element.Fault("COH004", $"'{text}' is no code.", "Write its system, a bar, and the code: \"LOINC|4548-4\".");
        return null;
    }

    private static ValueRange? Range(DefinitionElement element)
    {
        if (!element.Expect("atLeast", "above", "atMost", "below", "unit")) return null;
        var range = new ValueRange(Unit(element) ?? "1", element.Number("atLeast"), element.Number("above"), element.Number("atMost"), element.Number("below"));
        if (range is { AtLeast: null, Above: null, AtMost: null, Below: null }) element.Fault("COH005", "A value is at least, above, at most or below something.");
        var (low, high) = (Math.Max(range.AtLeast ?? double.NegativeInfinity, range.Above ?? double.NegativeInfinity), Math.Min(range.AtMost ?? double.PositiveInfinity, range.Below ?? double.PositiveInfinity));
        if (low > high) element.Fault("COH005", "No value is in this range.");
        return range;
    }

    /// <summary>A UCUM unit; "1" for plain numbers.</summary>
    public static string? Unit(DefinitionElement element)
    {
        if (!element.Has("unit"))
        {
            element.Fault("COH006", "It has no 'unit'.", "Write the UCUM unit that values are to be in, such as \"mmol/L\"; \"1\" for plain numbers.");
            return null;
        }

        var unit = element.Text("unit");
        if (unit.Length == 0 || Ucum.TryParse(unit, out _, out _)) return unit.Length == 0 ? null : unit;
        element["unit"].Fault("COH006", $"'{unit}' is no UCUM unit.", Ucum.Suggest(unit) is { } suggestion ? $"Did you mean '{suggestion}'?" : null);
        return null;
    }
}
