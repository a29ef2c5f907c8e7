namespace Tabib.Core.Statistics;

/// <summary>The distribution of a quadratic form in normal variables with positive weights: Q = Σ weightⱼ χ²₁, the null distribution of variance-component tests.</summary>
/// <remarks>Down to 1e-5 by Davies's inversion with an absolute error of 1e-9; below that, and where Davies would need too many terms, by the integral through the saddlepoint, with a relative error of 1e-9.</remarks>
public sealed class ChiSquareMixture
{
    private const double SmallestByDavies = 1e-5;
    private const int MostTerms = 10_000;
    private const double Accuracy = 1e-9;

    private readonly double[] _weights;
    private readonly SaddlepointIntegral _integral;

    /// <param name="weights">Positive and finite; in any order and scale.</param>
    public ChiSquareMixture(ReadOnlySpan<double> weights)
    {
        ArgumentOutOfRangeException.ThrowIfZero(weights.Length);
        foreach (var weight in weights)
        {
            if (!(weight > 0) || !double.IsFinite(weight)) throw new ArgumentException($"The weight {weight} is not positive and finite.", nameof(weights));
        }

        _weights = weights.ToArray();
        _weights.AsSpan().Sort((one, other) => other.CompareTo(one));
        _integral = new SaddlepointIntegral(_weights);
    }

    public double Mean => _integral.Mean;

    public double Variance => _integral.Variance;

    /// <summary>P(Q &gt; value).</summary>
    public TailProbability UpperTail(double value)
    {
        if (double.IsNaN(value)) throw new ArgumentException("The value is not a number.", nameof(value));
        if (value <= 0) return new TailProbability(1, 0);
        if (_integral.LogBound(value) > Math.Log(SmallestByDavies) && Davies.Central(_weights).UpperTail(value, MostTerms, Accuracy) is { Converged: true, P: > SmallestByDavies } davies)
            return TailProbability.Of(Math.Min(1, davies.P));
        return _integral.UpperTail(value);
    }

    /// <summary>P(Q &gt; value) by the saddlepoint integral alone: cheaper where the many values of an integral are asked.</summary>
    public TailProbability UpperTailByIntegral(double value) => value <= 0 ? new TailProbability(1, 0) : _integral.UpperTail(value);

    /// <summary>The value that Q exceeds with this probability.</summary>
    /// <param name="logProbability">Natural logarithm of the probability, below 0.</param>
    public double UpperQuantile(double logProbability) => _integral.UpperQuantile(logProbability);
}
