using Tabib.Record.Cohorts.Definitions;

namespace Tabib.Record.Cohorts;

/// <summary>The events of a definition by number, so that a row of the record is asked once what it is: those that choose people first, then those that features are made of.</summary>
internal sealed class CohortGroups
{
    private readonly List<CohortEvent> _events = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public CohortGroups(CohortDefinition definition)
    {
        Add(definition.Index.Event);
        Add(definition.Washout?.Event);
        foreach (var rule in definition.Entry) Add(rule.Require ?? rule.Exclude);
        foreach (var exit in definition.Exit) Add(exit);
        Add(definition.Outcome?.Event);
        foreach (var rival in definition.Outcome?.Competing ?? []) Add(rival);
        Choosing = [.. Enumerable.Range(0, _events.Count)];
        var features = definition.Features.Where(feature => feature.Event is not null).Select(feature => Add(OfFeature(feature))).ToHashSet();
        OfFeatures = [.. features.Order()];
    }

    public IReadOnlyList<CohortEvent> Events => _events;

    /// <summary>Groups that the index, the rules and the outcome ask for.</summary>
    public IReadOnlyList<int> Choosing { get; }

    public IReadOnlyList<int> OfFeatures { get; }

    public int Of(CohortEvent asked) => _numbers[asked.Key];

    public int Of(FeatureRule feature) => _numbers[OfFeature(feature).Key];

    private static CohortEvent OfFeature(FeatureRule feature) => feature.Event! with { Unit = feature.Unit };

    private int Add(CohortEvent? added)
    {
        if (added is null) return -1;
        if (!_numbers.TryGetValue(added.Key, out var number))
        {
            _numbers[added.Key] = number = _events.Count;
            _events.Add(added);
        }

        return number;
    }
}
