namespace Tabib.Evidence.Prediction.Penalised;

/// <summary>One path over a likelihood. Second derivatives are taken anew where columns join or the steps no longer settle: along a path they change little.</summary>
internal sealed class ElasticNetSearch
{
    private const int MostSteps = 200;
    private const int MostHalvings = 30;

    /// <summary>Lambdas ahead of the path whose columns are let in when second derivatives are taken.</summary>
    private const int Ahead = 4;

    /// <summary>A step that leaves more than this share of the error says that the second derivatives are too old.</summary>
    private const double SlowShare = 0.1;

    private readonly IPenalisedLikelihood _likelihood;
    private readonly ElasticNetOptions _options;
    private readonly int _rows;
    private readonly CancellationToken _cancellation;
    private readonly double[] _beta;
    private readonly double[] _previous;
    private readonly double[] _gradient;
    private readonly int[] _all;
    private readonly double _tolerance;

    private int[] _set = [];
    private readonly bool[] _isIn;
    private double[] _information = [];
    private double[] _slopes = [];
    private double[] _own = [];
    private double[] _lasso = [];
    private double[] _ridge = [];

    public ElasticNetSearch(IPenalisedLikelihood likelihood, ElasticNetOptions options, int rows, CancellationToken cancellation)
    {
        (_likelihood, _options, _rows, _cancellation) = (likelihood, options, rows, cancellation);
        (_beta, _previous, _gradient) = (new double[likelihood.Order], new double[likelihood.Order], new double[likelihood.Order]);
        _isIn = new bool[likelihood.Order];
        _all = [.. Enumerable.Range(0, likelihood.Order)];
        _tolerance = options.Tolerance * likelihood.NullLoss;
    }

    /// <returns>Points with coefficients of the standardised columns, the free ones at the end.</returns>
    public IReadOnlyList<ElasticNetPoint> Run()
    {
        _likelihood.Start(_beta);
        var loss = _likelihood.Evaluate(_beta, _all, _gradient);
        var lambdas = Lambdas();
        var (points, explained, last) = (new List<ElasticNetPoint>(), 0.0, Math.Max(lambdas[0], LargestLambda()));
        for (var i = 0; i < lambdas.Length; i++)
        {
            var hasConverged = TryLambda(lambdas, i, last, ref loss);
            var ratio = 1 - (loss / _likelihood.NullLoss);
            points.Add(new ElasticNetPoint(lambdas[i], 0, (double[])_beta.Clone(), ratio, hasConverged));
            if (_options.Lambdas is null && i >= 4 && (ratio > 0.999 || ratio - explained < _options.LeastGain * ratio || !hasConverged)) break;
            (explained, last) = (ratio, lambdas[i]);
        }

        return points;
    }

    private double LargestLambda()
    {
        var largest = 0.0;
        for (var j = 0; j < _likelihood.Penalised; j++) largest = Math.Max(largest, Math.Abs(_gradient[j]));
        return largest / Math.Max(_options.Alpha, 1e-3);
    }

    private double[] Lambdas()
    {
        if (_options.Lambdas is { } given) return [.. given];
        var largest = LargestLambda();
        var smallest = _options.Smallest ?? (_rows > _likelihood.Penalised ? 1e-4 : 0.01);
        return [.. Enumerable.Range(0, _options.Count).Select(i => largest * Math.Pow(smallest, _options.Count == 1 ? 0 : (double)i / (_options.Count - 1)))];
    }

    /// <summary>Steps until the conditions of the minimum hold. The gradient is that of the coefficients when this begins and when it ends.</summary>
    private bool TryLambda(double[] lambdas, int at, double last, ref double loss)
    {
        var lambda = lambdas[at];
        var isFresh = false;
        if (!Covers(Strong(lambda, last)))
        {
            Renew(Strong(lambdas[Math.Min(lambdas.Length - 1, at + Ahead)], last));
            isFresh = true;
        }

        var (before, error) = (loss + Penalty(lambda), Error(lambda));
        for (var step = 0; step < MostSteps; step++)
        {
            if (error <= _tolerance) return true;
            _cancellation.ThrowIfCancellationRequested();
            if (OutsideViolates(lambda))
            {
                Renew(Strong(lambda, lambda));
                isFresh = true;
            }

            _beta.CopyTo(_previous, 0);
            Descend(lambda);
            loss = _likelihood.Evaluate(_beta, _all, _gradient);
            var objective = loss + Penalty(lambda);
            var next = Error(lambda);
            if (!(objective <= before + (1e-12 * Math.Abs(before))))
            {
                if (isFresh)
                {
                    if (!TryShorter(lambda, before, ref loss)) return false;
                    (objective, next) = (loss + Penalty(lambda), Error(lambda));
                }
                else
                {
                    _previous.CopyTo(_beta, 0);
                    loss = _likelihood.Evaluate(_beta, _all, _gradient);
                    Renew(_set);
                    isFresh = true;
                    continue;
                }
            }

            // What a fresh matrix is good for lasts one step: the next is judged by how far this one came.
            isFresh = false;
            if (next > SlowShare * error && next > _tolerance)
            {
                Renew(_set);
                isFresh = true;
            }

            (before, error) = (objective, next);
        }

        return false;
    }

    private bool TryShorter(double lambda, double before, ref double loss)
    {
        var target = (double[])_beta.Clone();
        for (var halving = 1; halving <= MostHalvings; halving++)
        {
            var share = Math.Pow(0.5, halving);
            for (var j = 0; j < _beta.Length; j++) _beta[j] = _previous[j] + (share * (target[j] - _previous[j]));
            loss = _likelihood.Evaluate(_beta, _all, _gradient);
            if (loss + Penalty(lambda) <= before + (1e-12 * Math.Abs(before))) return true;
        }

        _previous.CopyTo(_beta, 0);
        loss = _likelihood.Evaluate(_beta, _all, _gradient);
        return false;
    }

    private void Descend(double lambda)
    {
        for (var i = 0; i < _set.Length; i++)
        {
            var isPenalised = _set[i] < _likelihood.Penalised;
            (_slopes[i], _own[i]) = (_gradient[_set[i]], _beta[_set[i]]);
            (_lasso[i], _ridge[i]) = isPenalised ? (lambda * _options.Alpha, lambda * (1 - _options.Alpha)) : (0, 0);
        }

        QuadraticDescent.Minimise(_information, _slopes.AsSpan(0, _set.Length), _own.AsSpan(0, _set.Length), _lasso, _ridge, _tolerance * 1e-3);
        for (var i = 0; i < _set.Length; i++) _beta[_set[i]] = _own[i];
    }

    private double Penalty(double lambda)
    {
        var (squares, sizes) = (0.0, 0.0);
        for (var j = 0; j < _likelihood.Penalised; j++) (squares, sizes) = (squares + (_beta[j] * _beta[j]), sizes + Math.Abs(_beta[j]));
        return lambda * (((1 - _options.Alpha) / 2 * squares) + (_options.Alpha * sizes));
    }

    /// <summary>How far a coefficient's slope is from what the minimum has.</summary>
    private double Violation(int j, double lambda)
    {
        if (j >= _likelihood.Penalised) return Math.Abs(_gradient[j]);
        var slope = _gradient[j] - (lambda * (1 - _options.Alpha) * _beta[j]);
        return _beta[j] == 0 ? Math.Max(0, Math.Abs(slope) - (lambda * _options.Alpha)) : Math.Abs(slope - (Math.Sign(_beta[j]) * lambda * _options.Alpha));
    }

    /// <summary>The largest gain that one coefficient's step would still bring, about.</summary>
    private double Error(double lambda)
    {
        var largest = 0.0;
        for (var i = 0; i < _set.Length; i++)
        {
            var violation = Violation(_set[i], lambda);
            var own = _information[(i * _set.Length) + i] + (_set[i] < _likelihood.Penalised ? lambda * (1 - _options.Alpha) : 0);
            if (own > 0) largest = Math.Max(largest, violation * violation / own);
        }

        return OutsideViolates(lambda) ? double.PositiveInfinity : largest;
    }

    private bool OutsideViolates(double lambda)
    {
        for (var j = 0; j < _likelihood.Penalised; j++)
        {
            // The information of a standardised column is at most 1/4 in a logistic model, and about 1 in Cox's.
            if (!_isIn[j] && Violation(j, lambda) is var violation && 4 * violation * violation > _tolerance) return true;
        }

        return false;
    }

    /// <summary>Columns that may be in the model at a lambda, by their slopes at the fit of another; and those that are in it.</summary>
    private int[] Strong(double lambda, double last)
    {
        var threshold = _options.Alpha * ((2 * lambda) - last);
        return [.. _all.Where(j => j >= _likelihood.Penalised || _beta[j] != 0 || Math.Abs(_gradient[j]) >= threshold)];
    }

    private bool Covers(int[] wanted) => Array.TrueForAll(wanted, j => _isIn[j]);

    private void Renew(int[] set)
    {
        _set = set;
        Array.Clear(_isIn);
        foreach (var j in set) _isIn[j] = true;
        if (_information.Length < set.Length * set.Length) (_information, _slopes, _own, _lasso, _ridge) = (new double[set.Length * set.Length], new double[set.Length], new double[set.Length], new double[set.Length], new double[set.Length]);
        _likelihood.Information(set, _information);
    }
}
