using Tabib.Core.Statistics;

namespace Tabib.Evidence.Validation;

/// <summary>Computes <see cref="HorizonScores"/> of the same rows again and again, as a bootstrap does: sorted once.</summary>
public sealed class HorizonScorer
{
    private readonly HorizonOutcomes _outcomes;
    private readonly double[] _risk;
    private readonly int[] _byRisk;
    private readonly bool _areChances;
    private readonly double[] _weights;

    /// <param name="risk">Higher for those expected to have the event sooner.</param>
    public HorizonScorer(HorizonOutcomes outcomes, double[] risk, bool areChances)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        (_outcomes, _risk, _byRisk, _areChances, _weights) = (outcomes, risk, NumberOrder.Of(risk), areChances, new double[outcomes.Count]);
    }

    /// <param name="counts">How often each row was drawn; null: once.</param>
    public HorizonScores Of(int[]? counts = null)
    {
        Weigh(counts);
        var (cases, controls, rows) = (0.0, 0.0, 0L);
        for (var row = 0; row < _weights.Length; row++)
        {
            rows += counts is null ? 1 : counts[row];
            if (_outcomes.IsCase(row)) cases += _weights[row];
            else controls += _weights[row];
        }

        double? area = cases > 0 && controls > 0 ? Area() / (cases * controls) : null;
        if (!_areChances || rows == 0) return new HorizonScores(area, null, null);
        var (brier, overall) = (0.0, cases / rows);
        for (var row = 0; row < _weights.Length; row++)
        {
            var difference = (_outcomes.IsCase(row) ? 1 : 0) - _risk[row];
            brier += _weights[row] * difference * difference;
        }

        brier /= rows;
        var reference = ((cases * (1 - overall) * (1 - overall)) + (controls * overall * overall)) / rows;
        return new HorizonScores(area, brier, reference > 0 ? 1 - (brier / reference) : null);
    }

    /// <summary>Rows by time, what ended it, and risk: equal ones do not differ, so that draws from this order do not depend on that of a file.</summary>
    public int[] CanonicalOrder()
    {
        var (stop, cause) = (_outcomes.Data.Stop, _outcomes.Data.Cause);
        var order = (int[])_byRisk.Clone();
        // By risk already; two stable sorts more.
        order = [.. order.OrderBy(row => cause[row])];
        var byTime = NumberOrder.Of(Array.ConvertAll(order, row => stop[row]));
        return Array.ConvertAll(byTime, place => order[place]);
    }

    /// <summary>Ties count half.</summary>
    private double Area()
    {
        var (sum, below) = (0.0, 0.0);
        for (var i = 0; i < _byRisk.Length;)
        {
            var (risk, cases, controls) = (_risk[_byRisk[i]], 0.0, 0.0);
            for (; i < _byRisk.Length && _risk[_byRisk[i]] == risk; i++)
            {
                if (_outcomes.IsCase(_byRisk[i])) cases += _weights[_byRisk[i]];
                else controls += _weights[_byRisk[i]];
            }

            sum += cases * (below + (controls / 2));
            below += controls;
        }

        return sum;
    }

    /// <summary>The count of each row over its chance of not having been censored; those with an event at a time are out of the risk of being censored at it.</summary>
    private void Weigh(int[]? counts)
    {
        var (order, stop, cause) = (_outcomes.Order, _outcomes.Data.Stop, _outcomes.Data.Cause);
        int CountOf(int row) => counts is null ? 1 : counts[row];
        var atRisk = 0L;
        foreach (var row in order) atRisk += CountOf(row);
        var free = 1.0;
        var i = 0;
        while (i < order.Length && stop[order[i]] <= _outcomes.Horizon)
        {
            var (time, events, censored) = (stop[order[i]], 0L, 0L);
            for (; i < order.Length && stop[order[i]] == time; i++)
            {
                var row = order[i];
                if (cause[row] > 0) events += CountOf(row);
                else censored += CountOf(row);
                _weights[row] = cause[row] > 0 && CountOf(row) > 0 ? CountOf(row) / free : 0;
            }

            if (censored > 0) free *= 1 - ((double)censored / (atRisk - events));
            atRisk -= events + censored;
        }

        for (; i < order.Length; i++) _weights[order[i]] = CountOf(order[i]) > 0 ? CountOf(order[i]) / free : 0;
    }
}
