using Tabib.Core.LinearAlgebra;

namespace Tabib.Core.Statistics;

/// <summary>How far two groups differ in a variable, in units of its standard deviation: does not depend on the size of the groups, unlike a p-value.</summary>
/// <remarks>Austin, Stat Med 2009, doi:10.1002/sim.3697; of several categories Yang and Dalton, SAS Global Forum 2012, paper 335. Without sign. Null where it has no value: a group is empty, or nothing varies though the groups differ.</remarks>
public static class StandardizedDifference
{
    /// <summary>Of a number: difference of means over the root of the mean of the variances (denominator n - 1).</summary>
    public static double? OfNumbers(double mean1, double variance1, double mean2, double variance2) =>
        mean1 == mean2 ? 0 : Finite(Math.Abs(mean1 - mean2) / Math.Sqrt((variance1 + variance2) / 2));

    /// <summary>Of categories, by how many of each group are in each; for two categories that is the difference of proportions over the root of the mean of p(1 - p).</summary>
    /// <exception cref="ArgumentException">The groups have different numbers of categories.</exception>
    public static double? OfCategories(IReadOnlyList<long> counts1, IReadOnlyList<long> counts2)
    {
        ArgumentNullException.ThrowIfNull(counts1);
        ArgumentNullException.ThrowIfNull(counts2);
        if (counts1.Count != counts2.Count) throw new ArgumentException("Both groups have the same categories.", nameof(counts2));
        int[] present = [.. Enumerable.Range(0, counts1.Count).Where(category => counts1[category] + counts2[category] > 0)];
        double total1 = counts1.Sum(), total2 = counts2.Sum();
        if (total1 == 0 || total2 == 0) return null;
        double[] shares1 = [.. present.Select(category => counts1[category] / total1)], shares2 = [.. present.Select(category => counts2[category] / total2)];
        if (shares1.AsSpan().SequenceEqual(shares2)) return 0;
        var order = present.Length - 1;
        if (order == 0) return 0;
        var covariance = new double[order * order];
        for (var i = 0; i < order; i++)
        {
            for (var j = 0; j < order; j++)
            {
                covariance[(i * order) + j] = i == j
                    ? ((shares1[i] * (1 - shares1[i])) + (shares2[i] * (1 - shares2[i]))) / 2
                    : -((shares1[i] * shares1[j]) + (shares2[i] * shares2[j])) / 2;
            }
        }

        if (!Cholesky.TryFactor(covariance, order, order)) return null;
        var difference = new double[order];
        for (var i = 0; i < order; i++) difference[i] = shares1[i] - shares2[i];
        Cholesky.SolveLower(covariance, order, order, difference);
        return Finite(Math.Sqrt(difference.Sum(value => value * value)));
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
