namespace Tabib.Evidence.Fairness;

/// <summary>All groups of an audit: everyone, the groups of each column, and those of every combination of columns.</summary>
/// <remarks>People are told apart by the cell of the finest grouping alone; every other group is a sum of cells.</remarks>
public sealed class GroupSpace
{
    private readonly int[][] _cellLevels;

    /// <param name="columns">At most <see cref="MostColumns"/>.</param>
    /// <param name="cellLevels">For each cell of the finest grouping that somebody is in, its level of each column; no two alike.</param>
    /// <exception cref="ArgumentException">Too many columns.</exception>
    public GroupSpace(IReadOnlyList<GroupColumn> columns, IReadOnlyList<int[]> cellLevels)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(cellLevels);
        if (columns.Count > MostColumns) throw new ArgumentException($"At most {MostColumns} columns part the groups.", nameof(columns));
        (Columns, _cellLevels) = (columns, [.. cellLevels]);
        var subsets = Enumerable.Range(0, 1 << columns.Count).Select(bits => Enumerable.Range(0, columns.Count).Where(column => ((bits >> column) & 1) == 1).ToArray());
        var groupings = new List<Grouping>();
        // Single columns first, then pairs, and so on; within a size in the order of the columns.
        foreach (var chosen in subsets.OrderBy(subset => subset.Length).ThenBy(subset => string.Concat(subset.Select(column => (char)('a' + column))), StringComparer.Ordinal)) groupings.Add(Grouped(chosen, groupings.Sum(grouping => grouping.Groups.Count)));
        Groupings = groupings;
        Groups = groupings.Sum(grouping => grouping.Groups.Count);
    }

    public const int MostColumns = 5;

    public IReadOnlyList<GroupColumn> Columns { get; }

    /// <summary>Everyone first.</summary>
    public IReadOnlyList<Grouping> Groupings { get; }

    /// <summary>Of all groupings together.</summary>
    public int Groups { get; }

    /// <summary>Of the finest grouping.</summary>
    public int Cells => _cellLevels.Length;

    /// <summary>Sums over the cells of each group, in the order of cells.</summary>
    /// <param name="perCell">One a cell.</param>
    /// <returns>One a group of all groupings.</returns>
    public T[] Sum<T>(T[] perCell)
        where T : System.Numerics.IAdditionOperators<T, T, T>
    {
        ArgumentNullException.ThrowIfNull(perCell);
        var sums = new T[Groups];
        foreach (var grouping in Groupings)
        {
            for (var cell = 0; cell < Cells; cell++) sums[grouping.First + grouping.Of[cell]] += perCell[cell];
        }

        return sums;
    }

    /// <summary>The groups of one column less that a group is the sum of: for each column that can be left out, the coarser group and the finer ones that make it.</summary>
    public IEnumerable<(int Whole, IReadOnlyList<int> Parts)> Sums()
    {
        foreach (var fine in Groupings.Where(grouping => grouping.Columns.Count > 0))
        {
            foreach (var left in fine.Columns)
            {
                var coarse = Groupings.Single(grouping => grouping.Columns.SequenceEqual(fine.Columns.Where(column => column != left)));
                var parts = Enumerable.Range(0, Cells).Select(cell => (Whole: coarse.First + coarse.Of[cell], Part: fine.First + fine.Of[cell])).Distinct().GroupBy(pair => pair.Whole, pair => pair.Part);
                foreach (var sum in parts) yield return (sum.Key, [.. sum]);
            }
        }
    }

    private Grouping Grouped(int[] chosen, int first)
    {
        if (chosen.Length == 0) return new Grouping("everyone", [], first, ["everyone"], new int[Cells]);
        var keys = _cellLevels.Select(levels => chosen.Select(column => levels[column]).ToArray()).ToArray();
        var distinct = keys.Distinct(LevelOrder.Instance).Order(LevelOrder.Instance).ToList();
        var numbers = distinct.Select((key, number) => (key, number)).ToDictionary(pair => pair.key, pair => pair.number, LevelOrder.Instance);
        string[] names = [.. distinct.Select(key => string.Join(", ", chosen.Select((column, i) => $"{Columns[column].Name}={Columns[column].Levels[key[i]]}")))];
        return new Grouping(string.Join(" × ", chosen.Select(column => Columns[column].Name)), chosen, first, names, [.. keys.Select(key => numbers[key])]);
    }

    private sealed class LevelOrder : IComparer<int[]>, IEqualityComparer<int[]>
    {
        public static readonly LevelOrder Instance = new();

        public int Compare(int[]? x, int[]? y) => x.AsSpan().SequenceCompareTo(y);

        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] obj)
        {
            var hash = default(HashCode);
            foreach (var level in obj) hash.Add(level);
            return hash.ToHashCode();
        }
    }
}
