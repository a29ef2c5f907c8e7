namespace Tabib.App.Reports;

/// <summary>Counts by name. Sums of several tables come out the same in any order.</summary>
internal sealed class TallyTable
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    public long this[string name] => _counts.GetValueOrDefault(name);

    public void Add(string name, long count = 1) => _counts[name] = _counts.GetValueOrDefault(name) + count;

    public void Merge(TallyTable other)
    {
        foreach (var (name, count) in other._counts) Add(name, count);
    }

    /// <summary>The most frequent first, then by name.</summary>
    public IEnumerable<Tally> Ranked() => _counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new Tally(pair.Key, pair.Value));
}
