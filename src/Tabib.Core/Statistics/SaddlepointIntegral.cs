namespace Tabib.Core.Statistics;

/// <summary>Tail, density and quantiles of Σ weightⱼ χ²₁ by integrating the moment generating function along a parabola through the saddlepoint, so that the relative error stays small in the far tail.</summary>
/// <remarks>The saddlepoint is that of Kuonen, Biometrika 1999, doi:10.1093/biomet/86.4.929; instead of his approximation of the integral, of a few per cent, the integral itself is taken: the parabola follows the path of
/// steepest descent to third order, along which the trapezoidal rule converges exponentially.</remarks>
internal sealed class SaddlepointIntegral
{
    private const double Step = 0.16;
    private const double Negligible = 1e-13;
    private const int MostNodes = 20_000;

    /// <summary>How near the pole at 0 the path may cross the real line, in units of its own width.</summary>
    private const double LeastDistance = 0.7;

    private readonly double[] _weights;
    private readonly double _scale;

    /// <param name="weights">Descending.</param>
    public SaddlepointIntegral(double[] weights)
    {
        _scale = weights[0];
        _weights = Array.ConvertAll(weights, weight => weight / _scale);
        foreach (var weight in _weights)
        {
            Mean += weight * _scale;
            Variance += 2 * weight * weight * _scale * _scale;
        }
    }

    public double Mean { get; }

    public double Variance { get; }

    /// <summary>Natural logarithm of Chernoff's bound on the upper tail; 0 below the mean.</summary>
    public double LogBound(double value)
    {
        var x = value / _scale;
        var at = Saddlepoint(x);
        return at <= 0 ? 0 : Cumulant(at) - (at * x);
    }

    public TailProbability UpperTail(double value)
    {
        var (logTail, _, _) = Integrate(value / _scale);
        return TailProbability.FromLog(logTail);
    }

    public double UpperQuantile(double logProbability)
    {
        var (low, high) = (0.0, Mean / _scale);
        while (Integrate(high).LogTail > logProbability)
        {
            low = high;
            high *= 2;
        }

        var x = 0.5 * (low + high);
        for (var round = 0; round < 200; round++)
        {
            var (logTail, tail, density) = Integrate(x);
            if (logTail > logProbability) low = x;
            else high = x;
            var next = x + ((logTail - logProbability) * tail / density);
            if (!(next > low && next < high)) next = 0.5 * (low + high);
            if (Math.Abs(next - x) <= 1e-9 * x) return next * _scale;
            x = next;
        }

        return x * _scale;
    }

    /// <returns>Logarithm of the tail, and tail and density on a common scale: their ratio is what counts.</returns>
    private (double LogTail, double Tail, double Density) Integrate(double x)
    {
        var at = Crossing(x);
        var (second, third) = Derivatives(at);
        var bend = third / (6 * second);
        var step = Step / Math.Sqrt(second);
        var level = Cumulant(at) - (at * x);
        var tail = 0.5 / at;
        var density = 0.5;
        for (var node = 1; node < MostNodes; node++)
        {
            var y = node * step;
            var real = at + (bend * y * y);
            var (size, cosine, sine) = Integrand(real, y, x, level);
            var slope = 2 * bend * y;

            // (cosine + i sine)(1 - i slope), and the same divided by the point real + i y.
            var (up, side) = (cosine + (sine * slope), sine - (cosine * slope));
            density += size * up;
            tail += size * ((up * real) + (side * y)) / ((real * real) + (y * y));
            if (size * Math.Sqrt(1 + (slope * slope)) < Negligible * Math.Min(density, Math.Abs(tail) * Math.Sqrt((real * real) + (y * y)))) break;
        }

        var weight = step / Math.PI;
        var (scaledTail, scaledDensity) = (tail * weight, density * weight);
        if (at > 0) return (level + Math.Log(scaledTail), scaledTail, scaledDensity);
        var below = -scaledTail * Math.Exp(level);
        return (below >= 1 ? double.NegativeInfinity : Math.Log(1 - below), 1 - below, scaledDensity * Math.Exp(level));
    }

    /// <summary>Where the path crosses the real line: the saddlepoint, or where that lies too near the pole at 0, a point to its right.</summary>
    private double Crossing(double x)
    {
        var at = Saddlepoint(x);
        return Math.Abs(at) * Math.Sqrt(Derivatives(at).Second) >= LeastDistance ? at : Math.Min(LeastDistance / Math.Sqrt(Derivatives(0).Second), 0.25);
    }

    /// <summary>The t of K'(t) = x.</summary>
    private double Saddlepoint(double x)
    {
        var mean = Mean / _scale;
        var (low, high) = x >= mean ? (0.5 * (1 - (mean / x)), 0.5 * (1 - (1 / x))) : (-0.5 * _weights.Length / x, 0.0);
        var t = x >= mean ? low : 0.0;
        for (var round = 0; round < 200; round++)
        {
            var (first, slope) = (0.0, 0.0);
            foreach (var weight in _weights)
            {
                var part = weight / (1 - (2 * weight * t));
                first += part;
                slope += 2 * part * part;
            }

            if (first < x) low = t;
            else high = t;
            var next = t - ((first - x) * first / (slope * x)); // Newton for 1/K', which is nearly straight
            if (!(next >= low && next <= high)) next = 0.5 * (low + high);
            if (Math.Abs(next - t) <= 1e-14 * (0.5 + Math.Abs(t)) * Math.Min(1, 1 / x)) return next;
            t = next;
        }

        return t;
    }

    private double Cumulant(double t)
    {
        var sum = 0.0;
        foreach (var weight in _weights) sum -= 0.5 * Math.Log(1 - (2 * weight * t));
        return sum;
    }

    private (double Second, double Third) Derivatives(double t)
    {
        var (second, third) = (0.0, 0.0);
        foreach (var weight in _weights)
        {
            var part = weight / (1 - (2 * weight * t));
            second += 2 * part * part;
            third += 8 * part * part * part;
        }

        return (second, third);
    }

    /// <summary>exp(K(s) - s x - level) at s = real + i imaginary, as its modulus and direction.</summary>
    /// <remarks>exp(-K) is the product of the roots of 1 - 2 weight s, all of them in the lower half plane: the root of two factors' product is the one in the lower half plane too.</remarks>
    private (double Size, double Cosine, double Sine) Integrand(double real, double imaginary, double x, double level)
    {
        var (a, b, scale) = (1.0, 0.0, 0.0);
        for (var j = 0; j < _weights.Length; j += 2)
        {
            var (c, d) = (1 - (2 * _weights[j] * real), -2 * _weights[j] * imaginary);
            if (j + 1 < _weights.Length)
            {
                var (e, f) = (1 - (2 * _weights[j + 1] * real), -2 * _weights[j + 1] * imaginary);
                (c, d) = ((c * e) - (d * f), (c * f) + (d * e));
            }

            // The root with a negative imaginary part, without cancellation.
            var modulus = Math.Sqrt((c * c) + (d * d));
            var large = Math.Sqrt(0.5 * (modulus + Math.Abs(c)));
            var small = 0.5 * d / large;
            (c, d) = c >= 0 ? (d > 0 ? (-large, -small) : (large, small)) : (-Math.Abs(small) * Math.Sign(d), -large);
            (a, b) = ((a * c) - (b * d), (a * d) + (b * c));
            if (Math.Abs(a) + Math.Abs(b) is < 1e100 and > 1e-100) continue;
            var size = Math.Sqrt((a * a) + (b * b));
            scale += Math.Log(size);
            (a, b) = (a / size, b / size);
        }

        var square = (a * a) + (b * b);
        var (sine, cosine) = Math.SinCos(-imaginary * x);
        var root = Math.Sqrt(square);

        // Divided by a + ib: multiplied with a - ib.
        return (Math.Exp(-(real * x) - level - scale) / root, ((cosine * a) + (sine * b)) / root, ((sine * a) - (cosine * b)) / root);
    }
}
