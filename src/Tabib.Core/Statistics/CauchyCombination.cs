namespace Tabib.Core.Statistics;

/// <summary>Combines p-values that may depend on each other: the weighted mean of their Cauchy quantiles is nearly Cauchy (ACAT).</summary>
/// <remarks>Liu et al., Am J Hum Genet 2019, doi:10.1016/j.ajhg.2019.01.002.</remarks>
public static class CauchyCombination
{
    /// <summary>Below this the quantile overflows a double; sums are then taken on the scale of the smallest p.</summary>
    private const double SmallestLog10 = -290;

    /// <param name="probabilities">Each in (0, 1] by its logarithm; 1 counts as 1 - 1/n.</param>
    /// <param name="weights">Non-negative, not all zero.</param>
    public static TailProbability Combine(ReadOnlySpan<TailProbability> probabilities, ReadOnlySpan<double> weights)
    {
        if (probabilities.Length == 0 || probabilities.Length != weights.Length) throw new ArgumentException("Each p-value has a weight.", nameof(weights));
        var smallest = 0.0;
        var total = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (double.IsNaN(probabilities[i].Log10P)) throw new ArgumentException("A p-value is not a number.", nameof(probabilities));
            if (weights[i] > 0) smallest = Math.Min(smallest, probabilities[i].Log10P);
            total += weights[i];
        }

        if (!(total > 0)) throw new ArgumentException("No weight is positive.", nameof(weights));
        var shift = Math.Min(0, smallest - SmallestLog10);
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++) sum += weights[i] / total * Quantile(probabilities[i], shift, probabilities.Length);
        if (shift < 0) return TailProbability.FromLog((Math.Log(10) * shift) - Math.Log(Math.PI * sum));
        return TailProbability.Of(sum > 0 ? Math.Atan(1 / sum) / Math.PI : sum < 0 ? 1 + (Math.Atan(1 / sum) / Math.PI) : 0.5);
    }

    /// <summary>cot(πp) times 10 to the <paramref name="shift"/>.</summary>
    private static double Quantile(TailProbability probability, double shift, int count)
    {
        if (probability.Log10P < -15) return Math.Pow(10, shift - probability.Log10P) / Math.PI;
        var p = probability.P >= 1 ? 1 - (1 / Math.Max(2.0, count)) : probability.P;
        return Math.Pow(10, shift) / Math.Tan(Math.PI * p);
    }
}
