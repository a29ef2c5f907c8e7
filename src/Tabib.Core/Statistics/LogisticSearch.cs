using Tabib.Core.LinearAlgebra;

namespace Tabib.Core.Statistics;

/// <summary>Newton's method on the likelihood of a logistic regression; columns are centred and scaled meanwhile.</summary>
internal sealed class LogisticSearch
{
    private const int MaxHalvings = 25;

    private readonly bool[] _outcomes;
    private readonly double[]? _weights;
    private readonly double[]? _offset;
    private readonly int _intercept;
    private readonly int _order;
    private readonly double[] _rows;
    private readonly double[] _means;
    private readonly double[] _scales;
    private readonly double[] _predictors;
    private readonly GramAccumulator _gram;

    public LogisticSearch(IReadOnlyList<double[]> columns, bool[] outcomes, double[]? weights, double[]? offset, bool hasIntercept)
    {
        (_outcomes, _weights, _offset, _intercept, _order) = (outcomes, weights, offset, hasIntercept ? 1 : 0, columns.Count + (hasIntercept ? 1 : 0));
        (_rows, _means, _scales) = (new double[outcomes.Length * _order], new double[_order], new double[_order]);
        _predictors = new double[outcomes.Length];
        _gram = new GramAccumulator(Math.Max(1, _order));
        Array.Fill(_scales, 1);
        for (var row = 0; hasIntercept && row < outcomes.Length; row++) _rows[row * _order] = 1;
        for (var j = 0; j < columns.Count; j++)
        {
            var (column, at) = (columns[j], j + _intercept);
            var mean = hasIntercept ? DotProduct.Sum(column) / column.Length : 0;
            var squares = 0.0;
            foreach (var value in column) squares += (value - mean) * (value - mean);
            var scale = squares > 0 ? Math.Sqrt(squares / column.Length) : 1;
            for (var row = 0; row < column.Length; row++) _rows[(row * _order) + at] = (column[row] - mean) / scale;
            (_means[at], _scales[at]) = (mean, scale);
        }
    }

    public LogisticFit Run(int maxIterations, double tolerance, double aliasTolerance, double separatedPredictor)
    {
        var (beta, score, information) = (new double[_order], new double[_order], new double[_order * _order]);
        var deviance = Evaluate(beta, score, information);
        var aliased = Aliased(information, aliasTolerance);
        var iterations = 0;
        var hasConverged = _order == 0;
        while (iterations < maxIterations && !hasConverged)
        {
            iterations++;
            var step = Solve(information, score, aliased);
            var (old, found, halvings) = (deviance, double.PositiveInfinity, 0);
            double[] next = [];
            for (; halvings <= MaxHalvings; halvings++)
            {
                var share = Math.Pow(0.5, halvings);
                next = [.. beta.Select((value, j) => value + (share * step[j]))];
                found = Evaluate(next, score, information);
                if (double.IsFinite(found) && found <= old + (1e-12 * (old + 1))) break;
            }

            if (halvings > MaxHalvings)
            {
                deviance = Evaluate(beta, score, information);
                break;
            }

            (beta, deviance) = (next, found);
            hasConverged = Math.Abs(old - deviance) <= tolerance * (deviance + 0.1);
        }

        var isSeparated = Array.Exists(_predictors, predictor => Math.Abs(predictor) > separatedPredictor) && (!hasConverged || deviance < 1e-6 * _outcomes.Length || HasRunAway(information, aliased));
        return Result(beta, information, aliased, deviance, iterations, isSeparated, hasConverged);
    }

    /// <summary>Predictors that far out give rows no say: where that leaves a coefficient without information it is at infinity.</summary>
    private bool HasRunAway(double[] information, bool[] aliased) => Enumerable.Range(0, _order).Any(j => !aliased[j] && information[(j * _order) + j] < 1e-6);

    private double Evaluate(double[] beta, double[] score, double[] information)
    {
        Array.Clear(score);
        Array.Clear(information);
        var deviance = 0.0;
        for (var row = 0; row < _outcomes.Length; row++)
        {
            var values = _rows.AsSpan(row * _order, _order);
            var predictor = _offset is null ? 0.0 : _offset[row];
            for (var j = 0; j < values.Length; j++) predictor += beta[j] * values[j];
            _predictors[row] = predictor;
            var weight = _weights is null ? 1 : _weights[row];
            // By the smaller of the two chances: no digits are lost near 0 and 1.
            var small = Math.Exp(-Math.Abs(predictor));
            var chance = predictor >= 0 ? 1 / (1 + small) : small / (1 + small);
            var towards = _outcomes[row] ? predictor : -predictor;
            deviance += 2 * weight * (GammaFunction.Log1P(small) + Math.Max(0, -towards));
            var residual = weight * ((_outcomes[row] ? 1 : 0) - chance);
            for (var j = 0; j < values.Length; j++) score[j] += residual * values[j];
            if (_order > 0) _gram.Add(values, weight * small / ((1 + small) * (1 + small)));
        }

        if (_order > 0) _gram.AddTo(information, 1);
        return deviance;
    }

    private bool[] Aliased(double[] information, double tolerance)
    {
        var rest = (double[])information.Clone();
        var aliased = new bool[_order];
        for (var k = 0; k < _order; k++)
        {
            var pivot = rest[(k * _order) + k];
            aliased[k] = !(pivot > tolerance * information[(k * _order) + k]);
            for (var i = k + 1; !aliased[k] && i < _order; i++)
            {
                var factor = rest[(i * _order) + k] / pivot;
                for (var j = k + 1; j < _order; j++) rest[(i * _order) + j] -= factor * rest[(k * _order) + j];
            }
        }

        return aliased;
    }

    private double[] Solve(double[] information, double[] score, bool[] aliased)
    {
        int[] kept = [.. Enumerable.Range(0, _order).Where(j => !aliased[j])];
        var step = new double[_order];
        if (Factor(information, kept) is not { } factor) return step;
        double[] right = [.. kept.Select(j => score[j])];
        Cholesky.Solve(factor, kept.Length, kept.Length, right);
        for (var i = 0; i < kept.Length; i++) step[kept[i]] = right[i];
        return step;
    }

    private double[]? Factor(double[] information, int[] kept)
    {
        var factor = new double[kept.Length * kept.Length];
        for (var i = 0; i < kept.Length; i++)
        {
            for (var j = 0; j < kept.Length; j++) factor[(i * kept.Length) + j] = information[(kept[i] * _order) + kept[j]];
        }

        return Cholesky.TryFactor(factor, kept.Length, kept.Length, 1e-14) ? factor : null;
    }

    private LogisticFit Result(double[] beta, double[] information, bool[] aliased, double deviance, int iterations, bool isSeparated, bool hasConverged)
    {
        int[] kept = [.. Enumerable.Range(0, _order).Where(j => !aliased[j])];
        var scaled = new double[_order * _order];
        if (Factor(information, kept) is { } factor)
        {
            var inverse = new double[kept.Length * kept.Length];
            Cholesky.Invert(factor, kept.Length, kept.Length, inverse);
            for (var i = 0; i < kept.Length; i++)
            {
                for (var j = 0; j < kept.Length; j++) scaled[(kept[i] * _order) + kept[j]] = inverse[(i * kept.Length) + j];
            }
        }

        // Back to the columns as given: b = T beta, T the identity over scales, its first row less the means.
        var turn = new double[_order * _order];
        for (var j = 0; j < _order; j++)
        {
            turn[(j * _order) + j] = 1 / _scales[j];
            if (_intercept == 1 && j > 0 && !aliased[j]) turn[j] = -_means[j] / _scales[j];
        }

        var (coefficients, covariance) = (new double[_order], new double[_order * _order]);
        for (var i = 0; i < _order; i++)
        {
            for (var k = 0; k < _order; k++)
            {
                coefficients[i] += turn[(i * _order) + k] * beta[k];
                for (var l = 0; l < _order; l++)
                {
                    for (var j = 0; j < _order; j++) covariance[(i * _order) + j] += turn[(i * _order) + k] * scaled[(k * _order) + l] * turn[(j * _order) + l];
                }
            }
        }

        return new LogisticFit(coefficients, aliased, covariance, (double[])_predictors.Clone(), deviance, NullDeviance(), iterations, isSeparated, hasConverged);
    }

    /// <summary>Of the intercept alone, or of a chance of one half without it; offsets are not in it.</summary>
    private double NullDeviance()
    {
        var (all, having) = (0.0, 0.0);
        for (var row = 0; row < _outcomes.Length; row++)
        {
            var weight = _weights is null ? 1 : _weights[row];
            all += weight;
            having += _outcomes[row] ? weight : 0;
        }

        var chance = _intercept == 1 ? having / all : 0.5;
        return -2 * ((having * Math.Log(chance)) + ((all - having) * Math.Log(1 - chance)));
    }
}
