using Tabib.Core.Statistics;

namespace Tabib.Evidence.Survival;

/// <summary>The model of Fine and Gray (1999, doi:10.1080/01621459.1999.10474144) for the incidence of one of several events: Cox's model on rows in which those who had another event stay at risk, with the weight of not having been censored since.</summary>
/// <param name="Data">Rows with entry times and weights.</param>
/// <param name="Source">The row that each stands for.</param>
public sealed record FineGray(SurvivalData Data, int[] Source)
{
    /// <param name="cause">The event of interest, from 1.</param>
    public static FineGray Of(CompetingData data, int cause)
    {
        ArgumentNullException.ThrowIfNull(data);
        var order = NumberOrder.Of(data.Stop);
        double[] events = [.. order.Where(row => data.Cause[row] == cause).Select(row => data.Stop[row]).Distinct()];
        var censoring = CensoringCurve.Of(data.Stop, row => data.Cause[row] > 0, _ => 1);
        var (start, stop, died, weights, source) = (new List<double>(), new List<double>(), new List<bool>(), new List<double>(), new List<int>());
        var first = data.Stop.Length == 0 ? 0 : Math.Min(0, data.Stop[order[0]]) - 1;
        void Add(int row, double from, double to, bool isEvent, double weight)
        {
            start.Add(from);
            stop.Add(to);
            died.Add(isEvent);
            weights.Add(weight);
            source.Add(row);
        }

        for (var row = 0; row < data.Stop.Length; row++)
        {
            var end = data.Stop[row];
            if (data.Cause[row] == 0 || data.Cause[row] == cause)
            {
                Add(row, first, end, data.Cause[row] == cause, 1);
                continue;
            }

            // Still at risk after another event: a piece of time for each step of the weight, as far as an event of interest looks at it.
            var own = censoring.JustBefore(end);
            var (from, weight, last) = (first, 1.0, double.NaN);
            for (var i = Array.BinarySearch(events, end) is var place && place < 0 ? ~place : place; i < events.Length; i++)
            {
                var next = censoring.JustBefore(events[i]) / own;
                if (next != weight)
                {
                    var cut = double.IsNaN(last) ? end : last;
                    if (cut > from) Add(row, from, cut, false, weight);
                    (from, weight) = (cut, next);
                }

                last = events[i];
                if (weight <= 0) break;
            }

            var final = double.IsNaN(last) ? end : last;
            if (weight > 0 && final > from) Add(row, from, final, false, weight);
        }

        return new FineGray(SurvivalData.Create([.. stop], [.. died], [.. start], [.. weights]), [.. source]);
    }
}
