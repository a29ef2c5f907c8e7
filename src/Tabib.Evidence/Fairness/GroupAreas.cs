namespace Tabib.Evidence.Fairness;

/// <summary>Areas under the curve of all groups in one pass over the rows by rising score: of each positive the negatives of its group below it, and the other way round, as sums and sums of squares.</summary>
internal sealed class GroupAreas
{
    private readonly int _groupings;
    private readonly int[] _groupsOf;
    private readonly Tally[] _tallies;

    public GroupAreas(GroupSpace space)
    {
        _groupings = space.Groupings.Count;
        _groupsOf = new int[space.Cells * _groupings];
        for (var cell = 0; cell < space.Cells; cell++)
        {
            for (var i = 0; i < _groupings; i++) _groupsOf[(cell * _groupings) + i] = space.Groupings[i].First + space.Groupings[i].Of[cell];
        }

        _tallies = new Tally[space.Groups];
    }

    /// <summary>People of one score.</summary>
    /// <param name="cells">Of the finest grouping, no two alike.</param>
    /// <param name="positives">With the outcome, one a cell.</param>
    /// <param name="negatives">Without it.</param>
    public void Add(ReadOnlySpan<ushort> cells, ReadOnlySpan<int> positives, ReadOnlySpan<int> negatives)
    {
        if (cells.Length == 1 && positives[0] + negatives[0] == 1)
        {
            AddOne(cells[0], positives[0] == 1);
            return;
        }

        for (var i = 0; i < cells.Length; i++)
        {
            foreach (var group in GroupsOf(cells[i]))
            {
                _tallies[group].TiedPositives += positives[i];
                _tallies[group].TiedNegatives += negatives[i];
            }
        }

        foreach (var cell in cells)
        {
            foreach (var group in GroupsOf(cell)) _tallies[group].CloseTie();
        }
    }

    public GroupArea[] Areas() => Array.ConvertAll(_tallies, tally => tally.Area());

    private ReadOnlySpan<int> GroupsOf(ushort cell) => _groupsOf.AsSpan(cell * _groupings, _groupings);

    private void AddOne(ushort cell, bool outcome)
    {
        foreach (var group in GroupsOf(cell))
        {
            ref var tally = ref _tallies[group];
            if (outcome) tally.AddPositive();
            else tally.AddNegative();
        }
    }

    private struct Tally
    {
        public long TiedPositives;
        public long TiedNegatives;
        private long _positives;
        private long _negatives;

        // Twice the rows of the other outcome below, ties once: whole numbers.
        private long _belowPositives;
        private double _squaresOfPositives;
        private long _belowNegatives;
        private double _squaresOfNegatives;

        public void AddPositive()
        {
            var below = 2 * _negatives;
            _belowPositives += below;
            _squaresOfPositives += (double)below * below;
            _positives++;
        }

        public void AddNegative()
        {
            var below = 2 * _positives;
            _belowNegatives += below;
            _squaresOfNegatives += (double)below * below;
            _negatives++;
        }

        public void CloseTie()
        {
            if (TiedPositives + TiedNegatives == 0) return;
            var (below, above) = ((2 * _negatives) + TiedNegatives, (2 * _positives) + TiedPositives);
            _belowPositives += TiedPositives * below;
            _squaresOfPositives += (double)TiedPositives * below * below;
            _belowNegatives += TiedNegatives * above;
            _squaresOfNegatives += (double)TiedNegatives * above * above;
            _positives += TiedPositives;
            _negatives += TiedNegatives;
            (TiedPositives, TiedNegatives) = (0, 0);
        }

        public readonly GroupArea Area()
        {
            if (_positives == 0 || _negatives == 0) return new GroupArea(_positives, _negatives, null, null);
            double? variance = _positives < 2 || _negatives < 2 ? null
                : (Variance(_belowPositives, _squaresOfPositives, _positives, 2.0 * _negatives) / _positives) + (Variance(_belowNegatives, _squaresOfNegatives, _negatives, 2.0 * _positives) / _negatives);
            return new GroupArea(_positives, _negatives, _belowPositives / (2.0 * _positives * _negatives), variance);
        }

        /// <summary>Of placements, shares of <paramref name="most"/>.</summary>
        private static double Variance(long sum, double squares, long count, double most)
        {
            var mean = (double)sum / count;
            return Math.Max(0, squares - (sum * mean)) / (most * most * (count - 1));
        }
    }
}
