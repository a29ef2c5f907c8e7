namespace Tabib.Evidence.Fairness;

/// <summary>Bootstrap of everything that counts of people by group, outcome and decision tell: drawing rows with replacement is one multinomial draw over the cells of that table, whatever the number of rows.</summary>
internal sealed class CellReplicates
{
    private const int Quadrants = 4;

    /// <summary>Statistics whose replicates are kept at a time.</summary>
    private const int Batch = 1024;

    private readonly GroupSpace _space;
    private readonly int _replicates;
    private readonly int _threads;
    private readonly int[] _drawn;

    /// <param name="cells">One a cell of the finest grouping.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public CellReplicates(GroupSpace space, IReadOnlyList<DecisionCounts> cells, int replicates, ulong seed, int threads, CancellationToken cancellation)
    {
        (_space, _replicates, _threads) = (space, replicates, threads);
        long[] counts = [.. cells.SelectMany(cell => new[] { cell.TruePositives, cell.FalsePositives, cell.FalseNegatives, cell.TrueNegatives })];
        var people = counts.Sum();
        _drawn = new int[checked(replicates * counts.Length)];
        ForEach(replicate =>
        {
            cancellation.ThrowIfCancellationRequested();
            var draws = new ReplicateDraws(seed, replicate);
            Span<long> drawn = counts.Length <= 512 ? stackalloc long[counts.Length] : new long[counts.Length];
            draws.Multinomial(counts, people, drawn);
            for (var i = 0; i < drawn.Length; i++) _drawn[(replicate * counts.Length) + i] = (int)drawn[i];
        });
    }

    /// <param name="statistics">Each a number from the shares of all groups of the space, NaN where there is no estimate.</param>
    public ReplicateInterval[] Intervals(IReadOnlyList<Func<GroupRates, double>> statistics)
    {
        var intervals = new ReplicateInterval[statistics.Count];
        for (var first = 0; first < statistics.Count; first += Batch)
        {
            var (from, count) = (first, Math.Min(Batch, statistics.Count - first));
            var values = new double[count * _replicates];
            ForEach(replicate =>
            {
                var groups = new GroupRates(_space.Sum(Cells(replicate)));
                for (var i = 0; i < count; i++) values[(i * _replicates) + replicate] = statistics[from + i](groups);
            });
            for (var i = 0; i < count; i++) intervals[from + i] = ReplicateInterval.Of(values.AsSpan(i * _replicates, _replicates));
        }

        return intervals;
    }

    private DecisionCounts[] Cells(int replicate)
    {
        var cells = new DecisionCounts[_space.Cells];
        var drawn = _drawn.AsSpan(replicate * cells.Length * Quadrants, cells.Length * Quadrants);
        for (var cell = 0; cell < cells.Length; cell++) cells[cell] = new DecisionCounts(drawn[cell * 4], drawn[(cell * 4) + 1], drawn[(cell * 4) + 2], drawn[(cell * 4) + 3]);
        return cells;
    }

    private void ForEach(Action<int> replicate) => Parallel.For(0, _replicates, new ParallelOptions { MaxDegreeOfParallelism = _threads }, replicate);
}
