using Tabib.Core.LinearAlgebra;
using Tabib.Core.Statistics;

namespace Tabib.Evidence.Polygenic.Ancestry;

/// <summary>How far a person is from the middle of a population on the components, by its own spread (Mahalanobis), and the population's scores.</summary>
internal sealed class PopulationDistance
{
    private readonly double[] _center;
    private readonly double[] _factor;
    private readonly double[] _scores;
    private readonly double _mean;
    private readonly double _deviation;

    private PopulationDistance(string? name, double[] center, double[] factor, double[] scores)
    {
        Name = name;
        _center = center;
        _factor = factor;
        _scores = scores;
        Array.Sort(_scores);
        _mean = scores.Average();
        _deviation = Math.Sqrt(scores.Average(score => (score - _mean) * (score - _mean)));
    }

    public string? Name { get; }

    /// <returns>Null where there are too few persons for a spread in all directions.</returns>
    public static PopulationDistance? Of(string? name, IReadOnlyList<double[]> components, IEnumerable<double> scores, int count)
    {
        var center = new double[count];
        foreach (var values in components)
            for (var i = 0; i < count; i++) center[i] += values[i] / components.Count;
        var covariance = new double[count * count];
        foreach (var values in components)
        {
            for (var i = 0; i < count; i++)
                for (var j = 0; j <= i; j++) covariance[(i * count) + j] += (values[i] - center[i]) * (values[j] - center[j]) / components.Count;
        }

        return Cholesky.TryFactor(covariance, count, count) ? new PopulationDistance(name, center, covariance, [.. scores]) : null;
    }

    public double DistanceOf(double[] components)
    {
        var difference = new double[_center.Length];
        for (var i = 0; i < difference.Length; i++) difference[i] = components[i] - _center[i];
        Cholesky.SolveLower(_factor, difference.Length, difference.Length, difference);
        return Math.Sqrt(difference.Sum(value => value * value));
    }

    /// <summary>Share of a normal population at least so far from its middle.</summary>
    public double P(double distance) => Math.Exp(ChiSquaredDistribution.LogUpperTail(distance * distance, _center.Length));

    /// <summary>Mean of the shares below, and at or below, 0 to 100.</summary>
    public double PercentileOf(double score)
    {
        var (below, notAbove) = (Count(score, orEqual: false), Count(score, orEqual: true));
        return 50.0 * (below + notAbove) / _scores.Length;
    }

    public double ZOf(double score) => (score - _mean) / _deviation;

    private int Count(double score, bool orEqual)
    {
        var (low, high) = (0, _scores.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_scores[middle] < score || (orEqual && _scores[middle] == score)) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
