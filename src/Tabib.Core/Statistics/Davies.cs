namespace Tabib.Core.Statistics;

/// <summary>The distribution of Q = Σ weightⱼ χ²(degreesⱼ, noncentralityⱼ) + sigma·Z by numerical inversion of its characteristic function.</summary>
/// <remarks>Davies, Applied Statistics 1980, 29:323 (algorithm AS 155), doi:10.2307/2346911: the trapezoidal rule at half steps. The end of the sum comes from bounds on the modulus, the step from Chernoff bounds
/// on both tails; where few degrees of freedom let the modulus fall slowly, Q is blurred by a normal term too small to matter, or the difference that a larger one makes is integrated by itself with coarser steps.</remarks>
internal sealed class Davies
{
    private readonly CharacteristicFunction _function;

    /// <param name="weights">Of any sign, not all zero unless <paramref name="sigma"/> is positive.</param>
    /// <param name="degrees">Degrees of freedom of each term.</param>
    /// <param name="noncentralities">Of each term: the sum of the squared means.</param>
    /// <param name="sigma">Standard deviation of the normal term.</param>
    public Davies(double[] weights, double[] degrees, double[] noncentralities, double sigma)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(degrees);
        ArgumentNullException.ThrowIfNull(noncentralities);
        if (degrees.Length != weights.Length || noncentralities.Length != weights.Length) throw new ArgumentException("A weight, its degrees of freedom and its non-centrality belong together.");
        if (!(sigma > 0) && !Array.Exists(weights, weight => weight != 0)) throw new ArgumentException("Nothing varies.", nameof(weights));
        _function = new CharacteristicFunction(weights, degrees, noncentralities, sigma * sigma);
    }

    /// <summary>Σ weightⱼ χ²₁.</summary>
    public static Davies Central(double[] weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var ones = new double[weights.Length];
        Array.Fill(ones, 1.0);
        return new Davies(weights, ones, new double[weights.Length], 0);
    }

    /// <summary>P(Q &gt; value).</summary>
    /// <param name="limit">Most terms to sum.</param>
    /// <param name="accuracy">Bound on the absolute error.</param>
    public DaviesResult UpperTail(double value, int limit, double accuracy)
    {
        var result = LowerTail(value, limit, accuracy);
        return result with { P = 1 - result.P };
    }

    /// <summary>P(Q &lt; value).</summary>
    public DaviesResult LowerTail(double value, int limit, double accuracy)
    {
        var deviation = Math.Sqrt(_function.Variance);
        var blur = 0.0;
        var end = _function.TruncationPoint(16 / deviation, 0.5 * accuracy, blur);
        if (value != 0 && _function.LargestWeight > 0.07 * deviation && _function.BlurBound(value) is { } bound)
        {
            var candidate = 0.25 * accuracy / bound;
            if (_function.TruncationError(end, candidate) < 0.2 * accuracy)
            {
                blur = candidate;
                end = _function.TruncationPoint(end, 0.25 * accuracy, blur);
            }
        }

        return Integrate(value, limit, 0.5 * accuracy, blur, end);
    }

    private DaviesResult Integrate(double value, double limit, double accuracy, double blur, double end)
    {
        var sum = 0.0;
        var (up, down) = (4.5 / Math.Sqrt(_function.Variance), -4.5 / Math.Sqrt(_function.Variance));
        for (var integrations = 1; ; integrations++)
        {
            var above = _function.TailPoint(accuracy, ref up, blur) - value;
            if (above < 0) return new DaviesResult(1, true, integrations - 1);
            var below = value - _function.TailPoint(accuracy, ref down, blur);
            if (below < 0) return new DaviesResult(0, true, integrations - 1);
            var step = 2 * Math.PI / Math.Max(above, below);
            var terms = end / step;
            var coarse = 3 / Math.Sqrt(accuracy);
            if (terms > 1.5 * coarse)
            {
                if (coarse > limit) return new DaviesResult(double.NaN, false, integrations - 1);
                var count = Math.Floor(coarse + 0.5);
                var distance = 2 * Math.PI * count / end;
                if (distance > Math.Abs(value) && _function.BlurBound(value - distance) is { } left && _function.BlurBound(value + distance) is { } right)
                {
                    var more = 0.33 * accuracy / (1.1 * (left + right));
                    accuracy *= 0.67;
                    sum += _function.Sum(value, (long)count, end / count, blur, more);
                    limit -= coarse;
                    blur += more;
                    end = _function.TruncationPoint(end, 0.25 * accuracy, blur);
                    accuracy *= 0.75;
                    continue;
                }
            }

            if (!(terms <= limit)) return new DaviesResult(double.NaN, false, integrations - 1);
            sum += _function.Sum(value, (long)Math.Floor(terms + 0.5), step, blur, null);
            return new DaviesResult(Math.Clamp(0.5 - sum, 0, 1), true, integrations);
        }
    }
}
