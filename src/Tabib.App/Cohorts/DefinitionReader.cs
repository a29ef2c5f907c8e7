using System.Text.Json;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;
using Tabib.Record.Cohorts.Definitions;

namespace Tabib.App.Cohorts;

/// <summary>Reads a cohort definition from JSON. All faults are found at once.</summary>
internal sealed class DefinitionReader(ConceptSets knowledge)
{
    private const int MostDays = 36_525;
    private const int MostFeatures = 2_000;

    private static readonly string[] Takes = ["any", "count", "active", "days-since", "latest", "latest-text", "min", "max", "mean", "trend"];
    private static readonly string[] Demographics = ["age", "sex", "race", "ethnicity"];
    private static readonly string[] Asked = ["age", "sex", "observedDays", "require", "exclude"];
    private static readonly string[] OfEvents = ["kind", "codes", "value", "take", "days", "unit"];
    private static readonly string[] Reserved = ["patient", "index_moment", "outcome", "time"];

    private readonly EventReader _events = new(knowledge);

    /// <param name="path">Names the file in problems; its name without ending is the id where the definition has none.</param>
    /// <returns>Null where it cannot be used; why is in <paramref name="problems"/>.</returns>
    public static CohortDefinition? Read(ReadOnlyMemory<byte> utf8, string path, ICollection<Problem> problems) => Read(utf8, path, ConceptSets.Embedded(), problems);

    public static CohortDefinition? Read(ReadOnlyMemory<byte> utf8, string path, ConceptSets knowledge, ICollection<Problem> problems)
    {
        try
        {
            if (utf8.Span.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = 16, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var before = problems.Count;
            var definition = new DefinitionReader(knowledge).Read(new DefinitionElement(document.RootElement, path, "$", problems), path);
            return problems.Count == before ? definition : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Text that is no UTF-8, or half a surrogate pair, is found when it is read.
            problems.Add(new Problem("COH001", ProblemSeverity.Fatal, $"The definition is no JSON: {fault.Message}", new ProblemLocation(path, (fault as JsonException)?.LineNumber + 1)));
            return null;
        }
    }

    private CohortDefinition? Read(DefinitionElement root, string path)
    {
        if (!root.Expect("id", "title", "valueSets", "index", "washout", "entry", "exit", "outcome", "timeAtRisk", "studyEnd", "features")) return null;
        if (root.Has("valueSets")) _events.ReadSets(root["valueSets"]);
        var index = root.Has("index") ? Index(root["index"]) : null;
        if (index is null && !root.Has("index")) root.Fault("COH003", "It has no 'index': the event or the day from which on nothing may be known.");
        var washout = root.Has("washout") ? Washout(root["washout"], index) : null;
        EntryRule[] entry = [.. root.Items("entry").Select(Entry).OfType<EntryRule>()];
        CohortEvent[] exit = [.. root.Items("exit").Select(_events.Read).OfType<CohortEvent>()];
        var outcome = root.Has("outcome") ? Outcome(root["outcome"]) : null;
        var atRisk = root.Has("timeAtRisk") ? AtRisk(root["timeAtRisk"]) : new TimeAtRisk();
        if (root.Has("timeAtRisk") && !root.Has("outcome")) root["timeAtRisk"].Fault("COH003", "There is no outcome that could be at risk.");
        var features = Features(root.Items("features"), root);
        return index is null ? null : new CohortDefinition(root.OptionalText("id") ?? Path.GetFileNameWithoutExtension(path), root.OptionalText("title") ?? "", index, washout, entry, exit, outcome, atRisk, root.Date("studyEnd"), features);
    }

    private IndexRule? Index(DefinitionElement element)
    {
        if (!element.Expect("event", "take", "from", "to", "date")) return null;
        var (from, to, date) = (element.Date("from"), element.Date("to"), element.Date("date"));
        if (from > to) element.Fault("COH005", "'from' is after 'to': no index moment can be between.");
        if (element.Has("date"))
        {
            if (element.Has("event") || element.Has("take") || from is not null || to is not null) element.Fault("COH003", "An index is either an event or a day.");
            return new IndexRule(null, Date: date);
        }

        if (!element.Has("event"))
        {
            element.Fault("COH003", "It has neither 'event' nor 'date'.");
            return null;
        }

        return _events.Read(element["event"]) is { } asked ? new IndexRule(asked, element.Word("take", "first", "first", "last") == "last", from, to) : null;
    }

    private Washout? Washout(DefinitionElement element, IndexRule? index)
    {
        if (!element.Expect("days", "event")) return null;
        if (!element.Has("days")) element.Fault("COH003", "A washout has 'days'.");
        if (index is { Event: null }) element.Fault("COH003", "An index that is a day has no washout.", "Ask for observedDays in an entry rule.");
        var asked = element.Has("event") ? _events.Read(element["event"]) : index?.Event;
        return element.Whole("days", 1, MostDays) is { } days && asked is not null ? new Washout(days, asked) : null;
    }

    private EntryRule? Entry(DefinitionElement element)
    {
        if (!element.Expect("name", "age", "sex", "observedDays", "require", "exclude", "days", "atLeast")) return null;
        int? from = null, to = null;
        if (element.Has("age") && element["age"].Expect("from", "to"))
        {
            (from, to) = (element["age"].Whole("from", 0, 150), element["age"].Whole("to", 0, 150));
            if (from > to) element["age"].Fault("COH005", "Nobody is of such an age.");
        }

        var require = element.Has("require") ? _events.Read(element["require"]) : null;
        var exclude = element.Has("exclude") ? _events.Read(element["exclude"]) : null;
        if (element.Has("require") && element.Has("exclude")) element.Fault("COH003", "A rule requires an event or excludes one: write two rules.");
        if (element.Has("atLeast") && !element.Has("require")) element.Fault("COH003", "'atLeast' belongs to 'require'.");
        if (element.Has("days") && !element.Has("require") && !element.Has("exclude")) element.Fault("COH003", "'days' belongs to 'require' or 'exclude'.");
        if (!Asked.Any(element.Has)) element.Fault("COH003", "The rule asks for nothing.");
        return new EntryRule(
            element.Text("name"), from, to, element.Has("sex") ? element.Word("sex", "", "female", "male") : null, element.Whole("observedDays", 1, MostDays),
            require, exclude, element.Whole("days", 0, MostDays), element.Whole("atLeast", 1, 10_000) ?? 1);
    }

    private OutcomeRule? Outcome(DefinitionElement element)
    {
        if (!element.Expect("event", "prior", "priorDays", "competing")) return null;
        if (!element.Has("event"))
        {
            element.Fault("COH003", "It has no 'event'.");
            return null;
        }

        CohortEvent[] competing = [.. element.Items("competing").Select(_events.Read).OfType<CohortEvent>()];
        var keep = element.Word("prior", "exclude", "exclude", "keep") == "keep";
        if (keep && element.Has("priorDays")) element.Fault("COH003", "'priorDays' belongs to \"prior\": \"exclude\".");
        return _events.Read(element["event"]) is { } asked ? new OutcomeRule(asked, keep, element.Whole("priorDays", 0, MostDays), competing) : null;
    }

    private static TimeAtRisk AtRisk(DefinitionElement element)
    {
        if (!element.Expect("startDays", "endDays")) return new TimeAtRisk();
        var risk = new TimeAtRisk(element.Whole("startDays", 0, MostDays) ?? 0, element.Whole("endDays", 1, MostDays));
        if (risk.EndDays < risk.StartDays) element.Fault("COH005", "The time at risk ends before it starts.");
        return risk;
    }

    private FeatureRule[] Features(IReadOnlyList<DefinitionElement> elements, DefinitionElement root)
    {
        if (elements.Count > MostFeatures) root.Fault("COH005", $"There are more than {MostFeatures} features.");
        var features = new List<FeatureRule>();
        var names = new HashSet<string>(Reserved, StringComparer.OrdinalIgnoreCase);
        foreach (var element in elements)
        {
            if (Feature(element) is not { } feature) continue;
            string[] columns = [feature.Name, .. feature.Take is FeatureTake.Latest or FeatureTake.LatestText ? [feature.Name + "_age_days"] : Array.Empty<string>(), .. feature.MissingIndicator ? [feature.Name + "_missing"] : Array.Empty<string>()];
            foreach (var column in columns.Where(column => column.Length > 0 && !names.Add(column))) element.Fault("COH007", $"There is another column '{column}'.");
            features.Add(feature);
        }

        return [.. features];
    }

    private FeatureRule? Feature(DefinitionElement element)
    {
        if (!element.Expect("name", "demographic", "phenotype", "kind", "codes", "value", "take", "days", "unit", "missing")) return null;
        var name = element.Text("name");
        if (name.Any(letter => !char.IsLetterOrDigit(letter) && letter is not ('_' or '-' or '.'))) element.Fault("COH007", $"'{name}' is no name of a column: letters, digits, and _ - . only.");
        var indicator = element.Word("missing", "empty", "empty", "indicator") == "indicator";
        if (element.Has("demographic") || element.Has("phenotype"))
        {
            if (OfEvents.FirstOrDefault(element.Has) is { } odd) element.Fault("COH003", $"'{odd}' does not belong to a demographic or a phenotype.");
            if (element.Has("phenotype")) return new FeatureRule(name, FeatureTake.Phenotype, MissingIndicator: indicator, Gene: element.Text("phenotype"));
            return Enum.TryParse<FeatureTake>(element.Word("demographic", "", Demographics), ignoreCase: true, out var demographic) ? new FeatureRule(name, demographic, MissingIndicator: indicator) : null;
        }

        var asked = _events.Read(element, element);
        if (asked is { Kind: EventKind.Death }) element.Fault("COH003", "The dead have no index moment: death is no feature.");
        if (!element.Has("take")) element.Fault("COH003", $"It has no 'take': {string.Join(", ", Takes)}.");
        var word = element.Word("take", "", Takes).Replace("-", "", StringComparison.Ordinal);
        if (asked is null || !Enum.TryParse<FeatureTake>(word, ignoreCase: true, out var take)) return null;
        var isValue = take is FeatureTake.Latest or FeatureTake.Min or FeatureTake.Max or FeatureTake.Mean or FeatureTake.Trend;
        if (isValue && asked.Kind != EventKind.Observation) element.Fault("COH003", "Only an observation has values.", "Take any, count, active or days-since.");
        if (!isValue && element.Has("unit")) element.Fault("COH003", $"'{element.Text("take")}' has no unit.");
        if (take == FeatureTake.LatestText && asked.Kind != EventKind.Observation) element.Fault("COH003", "Only an observation has values.");
        if (indicator && take is FeatureTake.Any or FeatureTake.Count or FeatureTake.Active) element.Fault("COH003", "What is counted is never missing: 0 where there is none.");
        var unit = isValue ? EventReader.Unit(element) : null;
        if (unit is not null && asked.Value is { } range && range.Unit != unit) element.Fault("COH006", "The range and the feature are in different units.", "Write both in one unit.");
        return new FeatureRule(name, take, asked, element.Whole("days", 1, MostDays), unit, indicator);
    }
}
