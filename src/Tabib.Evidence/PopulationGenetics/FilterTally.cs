namespace Tabib.Evidence.PopulationGenetics;

/// <summary>How many of a number of things each of some filters would take out, alone and beside the others.</summary>
/// <param name="filters">Number of filters: bits of the flags.</param>
public sealed class FilterTally(int filters)
{
    private readonly long[] _things = new long[1 << filters];
    private readonly long[] _missing = new long[1 << filters];
    private readonly long[] _cells = new long[1 << filters];

    public long Total => _things.Sum();

    /// <summary>Things that no filter takes out.</summary>
    public long Kept => _things[0];

    /// <summary>Share of missing cells before filtering; null where there are no cells.</summary>
    public double? MissingRate => Share(_missing.Sum(), _cells.Sum());

    /// <summary>Share of missing cells of what is kept; null where nothing is.</summary>
    public double? MissingRateOfKept => Share(_missing[0], _cells[0]);

    /// <param name="flags">The filters that take it out.</param>
    /// <param name="missing">Of its cells, those without a call.</param>
    public void Add(int flags, long missing, long cells)
    {
        _things[flags]++;
        _missing[flags] += missing;
        _cells[flags] += cells;
    }

    public void Add(FilterTally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var flags = 0; flags < _things.Length; flags++)
        {
            _things[flags] += other._things[flags];
            _missing[flags] += other._missing[flags];
            _cells[flags] += other._cells[flags];
        }
    }

    /// <summary>What the filter takes out.</summary>
    public long TakenBy(int flag) => Sum(flags => (flags & flag) != 0);

    /// <summary>What the filter takes out and no other does.</summary>
    public long TakenOnlyBy(int flag) => _things[flag];

    private static double? Share(long part, long whole) => whole == 0 ? null : part / (double)whole;

    private long Sum(Func<int, bool> condition) => _things.Where((_, flags) => condition(flags)).Sum();
}
