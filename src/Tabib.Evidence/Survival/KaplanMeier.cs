using Tabib.Core.Statistics;

namespace Tabib.Evidence.Survival;

/// <summary>The product-limit estimate of survival (Kaplan and Meier 1958, doi:10.1080/01621459.1958.10501452) with Greenwood's variance; entry times and weights allowed.</summary>
public static class KaplanMeier
{
    /// <summary>Of all rows, whatever their stratum.</summary>
    public static SurvivalCurve Of(SurvivalData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Of(data, _ => true);
    }

    /// <summary>Of each stratum by itself.</summary>
    public static IReadOnlyList<SurvivalCurve> ByStratum(SurvivalData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return [.. Enumerable.Range(0, data.StrataCount).Select(stratum => Of(data, row => data.StratumOf(row) == stratum))];
    }

    private static SurvivalCurve Of(SurvivalData data, Func<int, bool> isIn)
    {
        int[] rows = [.. Enumerable.Range(0, data.Count).Where(isIn)];
        var order = NumberOrder.Of(Array.ConvertAll(rows, row => data.Stop[row]));
        var entries = data.Start is null ? null : NumberOrder.Of(Array.ConvertAll(rows, row => data.Start[row]));
        var (times, atRisk, events, censored, survival, variance) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var (alive, greenwood, risk, entered) = (1.0, 0.0, 0.0, 0);
        if (entries is null)
        {
            foreach (var row in rows) risk += data.WeightOf(row);
        }

        for (var i = 0; i < order.Length;)
        {
            var time = data.Stop[rows[order[i]]];
            for (; entries is not null && entered < entries.Length && data.Start![rows[entries[entered]]] < time; entered++) risk += data.WeightOf(rows[entries[entered]]);
            var (died, left) = (0.0, 0.0);
            for (; i < order.Length && data.Stop[rows[order[i]]] == time; i++)
            {
                var row = rows[order[i]];
                if (data.IsEvent[row]) died += data.WeightOf(row);
                else left += data.WeightOf(row);
            }

            // The last one at risk: no rounding of weights keeps the curve above 0.
            var isLast = risk - died <= 1e-12 * risk;
            alive = died == 0 ? alive : isLast ? 0 : alive * (1 - (died / risk));
            greenwood = died == 0 ? greenwood : isLast ? double.PositiveInfinity : greenwood + (died / (risk * (risk - died)));
            times.Add(time);
            atRisk.Add(risk);
            events.Add(died);
            censored.Add(left);
            survival.Add(alive);
            variance.Add(greenwood);
            risk = Math.Max(0, risk - died - left);
        }

        return new SurvivalCurve([.. times], [.. atRisk], [.. events], [.. censored], [.. survival], [.. variance]);
    }
}
