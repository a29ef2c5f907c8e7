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
    private readonly int _stride;
    private readonly double[] _rows;
    private readonly double[] _means;
    private readonly double[] _scales;
    private readonly double[] _predictors;
    private readonly RowGram _gram;
    private readonly double[] _information;

    public LogisticSearch(IReadOnlyList<double[]> columns, bool[] outcomes, double[]? weights, double[]? offset, bool hasIntercept)
    {
        (_outcomes, _weights, _offset, _intercept, _order) = (outcomes, weights, offset, hasIntercept ? 1 : 0, columns.Count + (hasIntercept ? 1 : 0));
        _stride = LaneVectors.Padded(_order);
        (_rows, _means, _scales) = (new double[outcomes.Length * _stride], new double[_order], new double[_order]);
        _predictors = new double[outcomes.Length];
        _gram = new RowGram(_order);
        _information = new double[outcomes.Length];
        Array.Fill(_scales, 1);
        for (var row = 0; hasIntercept && row < outcomes.Length; row++) _rows[row * _stride] = 1;
        for (var j = 0; j < columns.Count; j++)
        {
            var (column, at) = (columns[j], j + _intercept);
            var mean = hasIntercept ? DotProduct.Sum(column) / column.Length : 0;
            var squares = 0.0;
            foreach (var value in column) squares += (value - mean) * (value - mean);
            var scale = squares > 0 ? Math.Sqrt(squares / column.Length) : 1;
            for (var row = 0; row < column.Length; row++) _rows[(row * _stride) + at] = (column[row] - mean) / scale;
            (_means[at], _scales[at]) = (mean, scale);
        }
    }

    public LogisticFit Run(int maxIterations, double tolerance, double aliasTolerance, double separatedPredictor)
    {
        var (beta, score, information) = (new double[_order], new double[_order], new double[_order * _order]);
        var deviance = Evaluate(beta, score, information);
        var aliased = AliasedColumns.Of(information, _order, aliasTolerance);
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
        Array.Clear(information);
        var (padded, scores) = (new double[_stride], new double[_stride]);
        beta.CopyTo(padded, 0);
        var deviance = 0.0;
        for (var row = 0; row < _outcomes.Length; row++)
        {
            var values = _rows.AsSpan(row * _stride, _stride);
            var predictor = (_offset is null ? 0.0 : _offset[row]) + LaneVectors.Dot(padded, values);
            _predictors[row] = predictor;
            var weight = _weights is null ? 1 : _weights[row];
            // By the smaller of the two chances: no digits are lost near 0 and 1.
            var small = Math.Exp(-Math.Abs(predictor));
            var chance = predictor >= 0 ? 1 / (1 + small) : small / (1 + small);
            var towards = _outcomes[row] ? predictor : -predictor;
            deviance += 2 * weight * (GammaFunction.Log1P(small) + Math.Max(0, -towards));
            LaneVectors.AddScaled(scores, weight * ((_outcomes[row] ? 1 : 0) - chance), values);
            _information[row] = weight * small / ((1 + small) * (1 + small));
        }

        scores.AsSpan(0, _order).CopyTo(score);
        _gram.Add(_rows, _information);
        _gram.AddTo(information, 1);
        return deviance;
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

        var (coefficients, covariance) = AsGiven(beta, scaled, aliased);
        return new LogisticFit(coefficients, aliased, covariance, (double[])_predictors.Clone(), deviance, NullDeviance(), iterations, isSeparated, hasConverged);
    }

    /// <summary>Back to the columns as given: T b and T C T', where T divides by the scales and takes the means from the intercept.</summary>
    private (double[] Coefficients, double[] Covariance) AsGiven(double[] beta, double[] scaled, bool[] aliased)
    {
        var (coefficients, covariance) = (new double[_order], new double[_order * _order]);
        for (var j = 0; j < _order; j++) coefficients[j] = beta[j] / _scales[j];
        for (var i = 0; i < _order; i++)
        {
            for (var j = 0; j < _order; j++) covariance[(i * _order) + j] = scaled[(i * _order) + j] / (_scales[i] * _scales[j]);
        }

        if (_intercept == 0) return (coefficients, covariance);
        for (var j = 1; j < _order; j++)
        {
            if (aliased[j]) continue;
            coefficients[0] -= _means[j] * coefficients[j];
            for (var i = 0; i < _order; i++) covariance[i] -= _means[j] * covariance[(j * _order) + i];
        }

        for (var j = 1; j < _order; j++)
        {
            if (aliased[j]) continue;
            for (var i = 0; i < _order; i++) covariance[i * _order] -= _means[j] * covariance[(i * _order) + j];
        }

        return (coefficients, covariance);
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
