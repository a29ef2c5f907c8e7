using System.Numerics;

namespace Tabib.Core.Statistics;

/// <summary>Counts comparable pairs: once backward in time, each event against all that outlast it; once forward, each row against the events before its end.</summary>
/// <remarks>All arrays are by position: rows by stratum, then by rising end.</remarks>
internal sealed class ConcordantPairs<T>
    where T : unmanaged, INumber<T>
{
    private readonly double[] _stop;
    private readonly double[]? _start;
    private readonly bool[] _isEvent;
    private readonly int[] _ranks;
    private readonly T[]? _weights;
    private readonly T[]? _eventWeights;

    /// <summary>Positions by stratum, then by rising entry; empty without entry times.</summary>
    private readonly int[] _byStart;

    private readonly int[] _stratumEnds;
    private readonly int _rankCount;

    /// <param name="weights">Case weights; null where all are 1.</param>
    /// <param name="eventWeights">Factors of the pairs in which the row has the event first; null where all are 1.</param>
    public ConcordantPairs(double[] stop, bool[] isEvent, double[] risk, double[]? start, int[]? strata, T[]? weights, T[]? eventWeights)
    {
        var ranks = Ranks(risk, out _rankCount);
        var (rows, ends) = ByStratum(NumberOrder.Of(stop), strata);
        _stratumEnds = ends;
        _stop = Array.ConvertAll(rows, row => stop[row]);
        _isEvent = Array.ConvertAll(rows, row => isEvent[row]);
        _ranks = Array.ConvertAll(rows, row => ranks[row]);
        _weights = weights is null ? null : Array.ConvertAll(rows, row => weights[row]);
        _eventWeights = eventWeights is null ? null : Array.ConvertAll(rows, row => eventWeights[row]);
        _start = start is null ? null : Array.ConvertAll(rows, row => start[row]);
        _byStart = _start is null ? [] : ByStratum(NumberOrder.Of(_start), strata is null ? null : Array.ConvertAll(rows, row => strata[row])).Rows;
    }

    public ConcordanceResult Count()
    {
        var tally = new PairTally(_stop.Length);
        for (var stratum = 0; stratum < _stratumEnds.Length; stratum++)
        {
            var from = stratum == 0 ? 0 : _stratumEnds[stratum - 1];
            Backward(from, _stratumEnds[stratum], new RankTally<T>(_rankCount), tally);
            Forward(from, _stratumEnds[stratum], new RankTally<T>(_rankCount), tally);
        }

        return tally.Result(position => double.CreateChecked(WeightOf(position)));
    }

    private T WeightOf(int position) => _weights is null ? T.One : _weights[position];

    private T EventWeightOf(int position) => _eventWeights is null ? T.One : _eventWeights[position];

    private void Backward(int from, int to, RankTally<T> atRisk, PairTally tally)
    {
        var entering = to - 1;
        for (var end = to; end > from;)
        {
            var time = _stop[end - 1];
            var first = end - 1;
            while (first > from && _stop[first - 1] == time) first--;
            for (; _start is not null && entering >= from && _start[_byStart[entering]] >= time; entering--)
            {
                // Its end is after its entry: it is in the tally.
                atRisk.Add(_ranks[_byStart[entering]], -WeightOf(_byStart[entering]));
            }

            for (var position = first; position < end; position++)
            {
                if (!_isEvent[position]) atRisk.Add(_ranks[position], WeightOf(position));
            }

            for (var position = first; position < end; position++)
            {
                if (!_isEvent[position]) continue;
                var (lower, equal) = (atRisk.Below(_ranks[position]), atRisk.At(_ranks[position]));
                tally.AddEvent(position, double.CreateTruncating(WeightOf(position)), double.CreateTruncating(EventWeightOf(position)), double.CreateTruncating(lower), double.CreateTruncating(equal), double.CreateTruncating(atRisk.Total - lower - equal));
            }

            for (var position = first; position < end; position++)
            {
                if (_isEvent[position]) atRisk.Add(_ranks[position], WeightOf(position));
            }

            AddTiedTimes(first, end, tally);
            end = first;
        }
    }

    private void Forward(int from, int to, RankTally<T> events, PairTally tally)
    {
        var entered = from;
        for (var first = from; first < to;)
        {
            var time = _stop[first];
            var end = first + 1;
            while (end < to && _stop[end] == time) end++;
            for (; _start is not null && entered < to && _start[_byStart[entered]] < time; entered++) AddOutlasted(_byStart[entered], events, -1, tally);
            for (var position = first; position < end; position++)
            {
                if (_isEvent[position]) AddOutlasted(position, events, 1, tally);
            }

            for (var position = first; position < end; position++)
            {
                if (_isEvent[position]) events.Add(_ranks[position], WeightOf(position) * EventWeightOf(position));
            }

            for (var position = first; position < end; position++)
            {
                if (!_isEvent[position]) AddOutlasted(position, events, 1, tally);
            }

            first = end;
        }
    }

    private void AddOutlasted(int position, RankTally<T> events, double sign, PairTally tally)
    {
        var (lower, equal) = (events.Below(_ranks[position]), events.At(_ranks[position]));
        tally.AddOutlasted(position, sign * double.CreateTruncating(events.Total - lower - equal), sign * double.CreateTruncating(equal), sign * double.CreateTruncating(lower));
    }

    /// <summary>Pairs of events at one time.</summary>
    private void AddTiedTimes(int first, int end, PairTally tally)
    {
        if (end - first < 2) return;
        var (sum, squares) = (0.0, 0.0);
        var byRank = new Dictionary<int, (double Sum, double Squares)>();
        for (var position = first; position < end; position++)
        {
            if (!_isEvent[position]) continue;
            var weight = double.CreateTruncating(WeightOf(position));
            (sum, squares) = (sum + weight, squares + (weight * weight));
            var (own, ownSquares) = byRank.GetValueOrDefault(_ranks[position]);
            byRank[_ranks[position]] = (own + weight, ownSquares + (weight * weight));
        }

        var both = byRank.Values.Sum(rank => ((rank.Sum * rank.Sum) - rank.Squares) / 2);
        tally.AddTiedTime((((sum * sum) - squares) / 2) - both, both);
    }

    /// <summary>Of each row, how many different risks are below its own.</summary>
    private static int[] Ranks(double[] risk, out int count)
    {
        var ranks = new int[risk.Length];
        var order = NumberOrder.Of(risk);
        count = 0;
        for (var i = 0; i < order.Length; i++)
        {
            if (i > 0 && risk[order[i]] != risk[order[i - 1]]) count++;
            ranks[order[i]] = count;
        }

        count++;
        return ranks;
    }

    private static (int[] Rows, int[] Ends) ByStratum(int[] order, int[]? strata)
    {
        if (strata is null || strata.Length == 0) return (order, [order.Length]);
        var next = new int[strata.Max() + 2];
        foreach (var row in order) next[strata[row] + 1]++;
        for (var stratum = 1; stratum < next.Length; stratum++) next[stratum] += next[stratum - 1];
        var ends = next[1..];
        var rows = new int[order.Length];
        foreach (var row in order) rows[next[strata[row]]++] = row;
        return (rows, ends);
    }
}
