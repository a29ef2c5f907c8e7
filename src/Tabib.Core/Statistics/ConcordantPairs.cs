using System.Numerics;

namespace Tabib.Core.Statistics;

/// <summary>Counts comparable pairs: once backward in time, each event against all that outlast it; once forward, each row against the events before its end.</summary>
internal sealed class ConcordantPairs
{
    private readonly double[] _stop;
    private readonly bool[] _isEvent;
    private readonly double[]? _start;
    private readonly int[] _ranks;
    private readonly int _rankCount;

    /// <summary>Rows by stratum, then by rising end.</summary>
    private readonly int[] _byStop;

    /// <summary>Rows by stratum, then by rising entry; empty without entry times.</summary>
    private readonly int[] _byStart;

    private readonly int[] _stratumEnds;

    public ConcordantPairs(double[] stop, bool[] isEvent, double[] risk, double[]? start, int[]? strata)
    {
        (_stop, _isEvent, _start) = (stop, isEvent, start);
        _ranks = new int[risk.Length];
        var order = NumberOrder.Of(risk);
        for (var i = 0; i < order.Length; i++)
        {
            if (i > 0 && risk[order[i]] != risk[order[i - 1]]) _rankCount++;
            _ranks[order[i]] = _rankCount;
        }

        _rankCount++;
        (_byStop, _stratumEnds) = ByStratum(NumberOrder.Of(stop), strata);
        _byStart = start is null ? [] : ByStratum(NumberOrder.Of(start), strata).Rows;
    }

    /// <param name="weightOf">Case weight of a row.</param>
    /// <param name="eventWeightOf">Factor of the pairs in which the row has the event first.</param>
    public ConcordanceResult Count<T>(Func<int, T> weightOf, Func<int, T> eventWeightOf)
        where T : unmanaged, INumber<T>
    {
        var tally = new PairTally(_stop.Length);
        for (var stratum = 0; stratum < _stratumEnds.Length; stratum++)
        {
            var from = stratum == 0 ? 0 : _stratumEnds[stratum - 1];
            Backward(from, _stratumEnds[stratum], new RankTally<T>(_rankCount), weightOf, eventWeightOf, tally);
            Forward(from, _stratumEnds[stratum], new RankTally<T>(_rankCount), weightOf, eventWeightOf, tally);
        }

        return tally.Result(row => double.CreateChecked(weightOf(row)));
    }

    private void Backward<T>(int from, int to, RankTally<T> atRisk, Func<int, T> weightOf, Func<int, T> eventWeightOf, PairTally tally)
        where T : unmanaged, INumber<T>
    {
        var entering = to - 1;
        for (var end = to; end > from;)
        {
            var time = _stop[_byStop[end - 1]];
            var first = end - 1;
            while (first > from && _stop[_byStop[first - 1]] == time) first--;
            for (; _start is not null && entering >= from && _start[_byStart[entering]] >= time; entering--)
            {
                // Its end is after its entry: it is in the tally.
                atRisk.Add(_ranks[_byStart[entering]], -weightOf(_byStart[entering]));
            }

            for (var i = first; i < end; i++)
            {
                if (!_isEvent[_byStop[i]]) atRisk.Add(_ranks[_byStop[i]], weightOf(_byStop[i]));
            }

            for (var i = first; i < end; i++)
            {
                var row = _byStop[i];
                if (!_isEvent[row]) continue;
                var (lower, equal) = (atRisk.Below(_ranks[row]), atRisk.At(_ranks[row]));
                tally.AddEvent(row, double.CreateChecked(weightOf(row)), double.CreateChecked(eventWeightOf(row)), double.CreateChecked(lower), double.CreateChecked(equal), double.CreateChecked(atRisk.Total - lower - equal));
            }

            for (var i = first; i < end; i++)
            {
                var row = _byStop[i];
                if (_isEvent[row]) atRisk.Add(_ranks[row], weightOf(row));
            }

            AddTiedTimes(first, end, weightOf, tally);
            end = first;
        }
    }

    private void Forward<T>(int from, int to, RankTally<T> events, Func<int, T> weightOf, Func<int, T> eventWeightOf, PairTally tally)
        where T : unmanaged, INumber<T>
    {
        var entered = from;
        for (var first = from; first < to;)
        {
            var time = _stop[_byStop[first]];
            var end = first + 1;
            while (end < to && _stop[_byStop[end]] == time) end++;
            for (; _start is not null && entered < to && _start[_byStart[entered]] < time; entered++) AddOutlasted(_byStart[entered], events, -1, tally);
            for (var i = first; i < end; i++)
            {
                if (_isEvent[_byStop[i]]) AddOutlasted(_byStop[i], events, 1, tally);
            }

            for (var i = first; i < end; i++)
            {
                if (_isEvent[_byStop[i]]) events.Add(_ranks[_byStop[i]], weightOf(_byStop[i]) * eventWeightOf(_byStop[i]));
            }

            for (var i = first; i < end; i++)
            {
                if (!_isEvent[_byStop[i]]) AddOutlasted(_byStop[i], events, 1, tally);
            }

            first = end;
        }
    }

    private void AddOutlasted<T>(int row, RankTally<T> events, double sign, PairTally tally)
        where T : unmanaged, INumber<T>
    {
        var (lower, equal) = (events.Below(_ranks[row]), events.At(_ranks[row]));
        tally.AddOutlasted(row, sign * double.CreateChecked(events.Total - lower - equal), sign * double.CreateChecked(equal), sign * double.CreateChecked(lower));
    }

    /// <summary>Pairs of events at one time.</summary>
    private void AddTiedTimes<T>(int first, int end, Func<int, T> weightOf, PairTally tally)
        where T : unmanaged, INumber<T>
    {
        if (end - first < 2) return;
        var (sum, squares) = (0.0, 0.0);
        var byRank = new Dictionary<int, (double Sum, double Squares)>();
        for (var i = first; i < end; i++)
        {
            var row = _byStop[i];
            if (!_isEvent[row]) continue;
            var weight = double.CreateChecked(weightOf(row));
            (sum, squares) = (sum + weight, squares + (weight * weight));
            var (own, ownSquares) = byRank.GetValueOrDefault(_ranks[row]);
            byRank[_ranks[row]] = (own + weight, ownSquares + (weight * weight));
        }

        var both = byRank.Values.Sum(rank => ((rank.Sum * rank.Sum) - rank.Squares) / 2);
        tally.AddTiedTime((((sum * sum) - squares) / 2) - both, both);
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
