using Tabib.Core.LinearAlgebra;
using Tabib.Core.Statistics;

namespace Tabib.Evidence.Survival;

/// <summary>Whether groups die at the same rate: Mantel and Haenszel's test with the hypergeometric variance, weights S(t)^rho of Fleming and Harrington.</summary>
/// <param name="Observed">Events of each group.</param>
/// <param name="Expected">Events of each group, were all groups alike.</param>
/// <param name="Statistic">Chi-squared; null where no group's events can be compared.</param>
/// <param name="DegreesOfFreedom">One less than the groups with an expected event.</param>
public sealed record LogRankTest(double[] Observed, double[] Expected, double? Statistic, int DegreesOfFreedom)
{
    /// <param name="groups">Numbers from 0, one a row.</param>
    /// <param name="groupCount">How many groups there are.</param>
    /// <param name="rho">0 the log-rank test; 1 Peto's, which weighs early differences more. Strata of the data are compared within themselves.</param>
    public static LogRankTest Of(SurvivalData data, IReadOnlyList<int> groups, int groupCount, double rho = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(groups);
        if (data.Weights is not null) throw new ArgumentException("The test has no case weights.", nameof(data));
        var (observed, expected, difference) = (new double[groupCount], new double[groupCount], new double[groupCount]);
        var variance = new double[groupCount, groupCount];
        for (var stratum = 0; stratum < data.StrataCount; stratum++)
        {
            int[] rows = [.. Enumerable.Range(0, data.Count).Where(row => data.StratumOf(row) == stratum)];
            AddStratum(data, rows, groups, rho, observed, expected, difference, variance);
        }

        int[] compared = [.. Enumerable.Range(0, groupCount).Where(group => expected[group] > 0)];
        return new LogRankTest(observed, expected, Quadratic(difference, variance, compared), Math.Max(0, compared.Length - 1));
    }

    private static void AddStratum(SurvivalData data, int[] rows, IReadOnlyList<int> groups, double rho, double[] observed, double[] expected, double[] difference, double[,] variance)
    {
        var order = NumberOrder.Of(Array.ConvertAll(rows, row => data.Stop[row]));
        var entries = data.Start is null ? null : NumberOrder.Of(Array.ConvertAll(rows, row => data.Start[row]));
        var (atRisk, died) = (new double[observed.Length], new double[observed.Length]);
        var (alive, entered, total) = (1.0, 0, 0.0);
        void Enter(int row)
        {
            atRisk[groups[row]]++;
            total++;
        }

        if (entries is null)
        {
            foreach (var row in rows) Enter(row);
        }

        for (var i = 0; i < order.Length;)
        {
            var time = data.Stop[rows[order[i]]];
            for (; entries is not null && entered < entries.Length && data.Start![rows[entries[entered]]] < time; entered++) Enter(rows[entries[entered]]);
            var first = i;
            var deaths = 0.0;
            Array.Clear(died);
            for (; i < order.Length && data.Stop[rows[order[i]]] == time; i++)
            {
                if (!data.IsEvent[rows[order[i]]]) continue;
                died[groups[rows[order[i]]]]++;
                deaths++;
            }

            if (deaths > 0)
            {
                var weight = rho == 0 ? 1 : Math.Pow(alive, rho);
                var spread = total > 1 ? weight * weight * deaths * (total - deaths) / (total - 1) : 0;
                for (var group = 0; group < observed.Length; group++)
                {
                    var share = atRisk[group] / total;
                    observed[group] += weight * died[group];
                    expected[group] += weight * deaths * share;
                    difference[group] += weight * (died[group] - (deaths * share));
                    for (var other = 0; other < observed.Length; other++) variance[group, other] += spread * share * ((group == other ? 1 : 0) - (atRisk[other] / total));
                }

                alive *= 1 - (deaths / total);
            }

            for (var left = first; left < i; left++)
            {
                atRisk[groups[rows[order[left]]]]--;
                total--;
            }
        }
    }

    /// <summary>The quadratic form of all but the last group: the differences sum to 0.</summary>
    private static double? Quadratic(double[] difference, double[,] variance, int[] compared)
    {
        var order = compared.Length - 1;
        if (order < 1) return null;
        var (matrix, solved) = (new double[order * order], new double[order]);
        for (var i = 0; i < order; i++)
        {
            solved[i] = difference[compared[i]];
            for (var j = 0; j < order; j++) matrix[(i * order) + j] = variance[compared[i], compared[j]];
        }

        var u = (double[])solved.Clone();
        if (!Cholesky.TryFactor(matrix, order, order)) return null;
        Cholesky.Solve(matrix, order, order, solved);
        return DotProduct.Of(u, solved);
    }
}
