namespace Tabib.Core.Statistics;

/// <summary>The characteristic function of a linear combination of χ² and normal variables with the bounds that its inversion needs.</summary>
/// <remarks>Davies 1980 (see <see cref="Davies"/>). A blur is the variance of a further normal term.</remarks>
internal sealed class CharacteristicFunction
{
    private readonly double[] _weights;
    private readonly double[] _degrees;
    private readonly double[] _noncentralities;
    private readonly double _normalVariance;
    private readonly double _mean;
    private readonly double _highest;
    private readonly double _lowest;
    private readonly int[] _byModulus;

    public CharacteristicFunction(double[] weights, double[] degrees, double[] noncentralities, double normalVariance)
    {
        (_weights, _degrees, _noncentralities, _normalVariance) = (weights, degrees, noncentralities, normalVariance);
        Variance = normalVariance;
        for (var j = 0; j < weights.Length; j++)
        {
            Variance += weights[j] * weights[j] * ((2 * degrees[j]) + (4 * noncentralities[j]));
            _mean += weights[j] * (degrees[j] + noncentralities[j]);
            _highest = Math.Max(_highest, weights[j]);
            _lowest = Math.Min(_lowest, weights[j]);
        }

        _byModulus = [.. Enumerable.Range(0, weights.Length).OrderByDescending(j => Math.Abs(weights[j]))];
    }

    public double Variance { get; }

    public double LargestWeight => Math.Max(_highest, -_lowest);

    /// <summary>Bound on the part of the integral beyond u.</summary>
    public double TruncationError(double u, double blur)
    {
        var normal = (_normalVariance + blur) * u * u;
        var (shift, near, power, far, degrees) = (0.0, 2 * normal, 0.0, 0.0, 0.0);
        for (var j = 0; j < _weights.Length; j++)
        {
            var square = 4 * u * u * _weights[j] * _weights[j];
            shift += _noncentralities[j] * square / (1 + square);
            if (square > 1)
            {
                power += _degrees[j] * Math.Log(square);
                far += _degrees[j] * Math.Log(1 + square);
                degrees += _degrees[j];
            }
            else
            {
                near += _degrees[j] * Math.Log(1 + square);
            }
        }

        var byPower = degrees == 0 ? 1 : 2 / degrees * Math.Exp((-0.5 * shift) - (0.25 * (near + power))) / Math.PI;
        var modulus = Math.Exp((-0.5 * shift) - (0.25 * (near + far))) / Math.PI;
        var byModulus = near + far > 1 ? 2.5 * modulus : 1;
        var byNormal = 0.5 * normal <= modulus ? 1 : modulus / (0.5 * normal);
        return Math.Min(Math.Min(byPower, byModulus), byNormal);
    }

    /// <summary>A point, nearly the smallest, beyond which the error is at most this.</summary>
    public double TruncationPoint(double start, double error, double blur)
    {
        var end = start;
        if (TruncationError(start / 4, blur) > error)
        {
            while (TruncationError(end, blur) > error && end < 1e100) end *= 4;
        }
        else
        {
            end = start / 4;
            while (TruncationError(end / 4, blur) <= error) end /= 4;
        }

        foreach (var divisor in (ReadOnlySpan<double>)[2, 1.4, 1.2, 1.1])
        {
            if (TruncationError(end / divisor, blur) <= error) end /= divisor;
        }

        return end;
    }

    /// <summary>A point that Q passes with at most this probability, upwards or downwards as the sign of <paramref name="tilt"/> says.</summary>
    /// <param name="tilt">Where the search begins and, afterwards, where it ended.</param>
    public double TailPoint(double probability, ref double tilt, double blur)
    {
        var edge = 2 * (tilt > 0 ? _highest : _lowest);
        var (inner, outer) = (0.0, tilt);
        var innerPoint = _mean;
        var (bound, outerPoint) = ChernoffBound(outer / (1 + (outer * edge)), blur);
        while (bound > probability)
        {
            (inner, innerPoint) = (outer, outerPoint);
            outer *= 2;
            (bound, outerPoint) = ChernoffBound(outer / (1 + (outer * edge)), blur);
        }

        while ((innerPoint - _mean) / (outerPoint - _mean) < 0.9)
        {
            var middle = 0.5 * (inner + outer);
            (bound, var point) = ChernoffBound(middle / (1 + (middle * edge)), blur);
            if (bound > probability) (inner, innerPoint) = (middle, point);
            else (outer, outerPoint) = (middle, point);
        }

        tilt = outer;
        return outerPoint;
    }

    /// <summary>Bound on the error, for each unit of its variance, that a small normal term makes in the distribution at x; null where it would be useless.</summary>
    public double? BlurBound(double x)
    {
        var distance = Math.Abs(x);
        var sign = x > 0 ? 1.0 : -1.0;
        var exponent = 0.0;
        for (var place = _byModulus.Length - 1; place >= 0; place--)
        {
            var j = _byModulus[place];
            if (!(_weights[j] * sign > 0)) continue;
            var weight = Math.Abs(_weights[j]);
            var rest = distance - (weight * (_degrees[j] + _noncentralities[j]));
            var least = 8 * weight / Math.Log(2);
            if (rest > least)
            {
                distance = rest;
                continue;
            }

            distance = Math.Min(distance, least);
            exponent = (distance - rest) / weight;
            for (var before = place - 1; before >= 0; before--) exponent += _degrees[_byModulus[before]] + _noncentralities[_byModulus[before]];
            break;
        }

        return exponent > 100 ? null : Math.Pow(2, exponent / 4) / (Math.PI * distance * distance);
    }

    /// <summary>The trapezoidal sum for P(Q &lt; value) - 1/2, turned in sign.</summary>
    /// <param name="difference">Null for the main integral; otherwise only what a further blur of this variance changes.</param>
    public double Sum(double value, long terms, double step, double blur, double? difference)
    {
        var sum = 0.0;
        for (var k = terms; k >= 0; k--)
        {
            var u = (k + 0.5) * step;
            var logModulus = -0.5 * (_normalVariance + blur) * u * u;
            var angle = -2 * u * value;
            for (var j = 0; j < _weights.Length; j++)
            {
                var x = 2 * u * _weights[j];
                var shift = _noncentralities[j] * x / (1 + (x * x));
                logModulus -= (0.25 * _degrees[j] * Math.Log(1 + (x * x))) + (0.5 * x * shift);
                angle += (_degrees[j] * Math.Atan(x)) + shift;
            }

            var term = step / Math.PI * Math.Exp(logModulus) / u;
            if (difference is { } more) term *= 1 - Math.Exp(-0.5 * more * u * u);
            sum += Math.Sin(0.5 * angle) * term;
        }

        return sum;
    }

    /// <summary>Chernoff's bound with this tilt, and the point where it is best.</summary>
    private (double Bound, double Point) ChernoffBound(double tilt, double blur)
    {
        var variance = _normalVariance + blur;
        var (exponent, point) = (tilt * tilt * variance, tilt * variance);
        for (var j = 0; j < _weights.Length; j++)
        {
            var x = 2 * tilt * _weights[j];
            var rest = 1 - x;
            point += _weights[j] * ((_noncentralities[j] / rest) + _degrees[j]) / rest;
            exponent += (_noncentralities[j] * x / rest * x / rest) + (_degrees[j] * ((x * x / rest) + Math.Log(rest) + x));
        }

        return (Math.Exp(-0.5 * exponent), point);
    }
}
