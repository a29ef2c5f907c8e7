using Tabib.Core.LinearAlgebra;

namespace Tabib.Evidence.Association.Ridge;

/// <summary>The second level for a binary trait: a logistic ridge over the predictions of all blocks, with the covariates' part of the log odds known, its strength chosen by the deviance of people not fitted.</summary>
internal sealed class LogisticLevelOne
{
    private const double Tolerance = 1e-6;
    private const int MostIterations = 50;

    /// <summary>Variance of the standard logistic distribution: turns a share of variance on the scale of the log odds into a strength.</summary>
    private const double LogisticVariance = Math.PI * Math.PI / 3;

    private readonly FoldLayout _layout;
    private readonly LevelOneColumns _columns;
    private readonly double[] _outcome;
    private readonly double[] _offset;
    private readonly double[] _live;

    /// <param name="outcome">0 or 1 by person.</param>
    /// <param name="offset">Log odds by the covariates alone, by person.</param>
    public LogisticLevelOne(FoldLayout layout, LevelOneColumns columns, ReadOnlySpan<double> outcome, ReadOnlySpan<double> offset)
    {
        (_layout, _columns) = (layout, columns);
        _outcome = layout.ToColumn(outcome);
        _offset = layout.ToColumn(offset);
        var ones = new double[layout.People];
        Array.Fill(ones, 1.0);
        _live = layout.ToColumn(ones);
    }

    public RidgePrediction Fit(IReadOnlyList<double> heritabilities)
    {
        var deviances = new double[heritabilities.Count];
        var coefficients = new double[_layout.Folds][][];
        for (var fold = 0; fold < _layout.Folds; fold++)
        {
            // From the strongest shrinkage to the weakest, each starting where the one before ended.
            coefficients[fold] = new double[heritabilities.Count][];
            var start = new double[_columns.Count];
            foreach (var j in Enumerable.Range(0, heritabilities.Count).OrderBy(j => heritabilities[j]))
            {
                start = Newton(fold, LogisticVariance * _columns.Count * (1 - heritabilities[j]) / heritabilities[j], start);
                coefficients[fold][j] = start;
                deviances[j] += Deviance(start, fold, within: true);
            }
        }

        var none = 0.0;
        for (var fold = 0; fold < _layout.Folds; fold++) none += Deviance(new double[_columns.Count], fold, within: true);
        var best = Array.IndexOf(deviances, deviances.Min());
        return new RidgePrediction(_layout, _columns, [.. coefficients.Select(fold => fold[best])], heritabilities[best], 1 - (deviances[best] / none));
    }

    private double[] Newton(int left, double shrinkage, double[] start)
    {
        var coefficients = (double[])start.Clone();
        var (weights, rest, fitted) = (new double[_layout.Length], new double[_layout.Length], new double[_layout.Length]);
        var objective = Deviance(coefficients, left, within: false) + (shrinkage * DotProduct.Of(coefficients, coefficients));
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            Linearise(coefficients, left, weights, rest);
            var gradient = new double[coefficients.Length];
            for (var j = 0; j < gradient.Length; j++) gradient[j] = DotProduct.Of(_columns.Columns[j], rest) - (shrinkage * coefficients[j]);
            var step = new double[coefficients.Length];
            ShiftedConjugateGradient.TrySolve(
                (vectors, products) =>
                {
                    var (vector, product) = (vectors[0], products[0]);
                    Combine(vector, fitted);
                    for (var i = 0; i < fitted.Length; i++) fitted[i] *= weights[i];
                    for (var j = 0; j < product.Length; j++) product[j] = DotProduct.Of(_columns.Columns[j], fitted);
                },
                [gradient], [shrinkage], [[step]], Tolerance, (4 * gradient.Length) + 100);
            var next = Descend(coefficients, step, left, shrinkage, objective);
            var gain = objective - next;
            objective = next;
            if (!(gain > 1e-9 * objective)) return coefficients;
        }

        return coefficients;
    }

    /// <summary>Takes the step, or half of it and so on until the objective does not rise.</summary>
    private double Descend(double[] coefficients, double[] step, int left, double shrinkage, double before)
    {
        for (var share = 1.0; share > 1e-4; share /= 2)
        {
            DotProduct.AddScaled(coefficients, share, step);
            var objective = Deviance(coefficients, left, within: false) + (shrinkage * DotProduct.Of(coefficients, coefficients));
            if (objective <= before) return objective;
            DotProduct.AddScaled(coefficients, -share, step);
        }

        return before;
    }

    private void Combine(double[] coefficients, double[] fitted)
    {
        Array.Clear(fitted);
        for (var j = 0; j < coefficients.Length; j++) DotProduct.AddScaled(fitted, coefficients[j], _columns.Columns[j]);
    }

    /// <summary>μ(1-μ) and y-μ of the people of the other parts; 0 for those left out.</summary>
    private void Linearise(double[] coefficients, int left, double[] weights, double[] rest)
    {
        Combine(coefficients, rest);
        for (var i = 0; i < rest.Length; i++)
        {
            var live = i >= _layout.Starts[left] && i < _layout.Starts[left + 1] ? 0 : _live[i];
            var mu = 1 / (1 + Math.Exp(-(rest[i] + _offset[i])));
            weights[i] = live * mu * (1 - mu);
            rest[i] = live * (_outcome[i] - mu);
        }
    }

    /// <summary>-2 log-likelihood of the people of one part, or of all others.</summary>
    private double Deviance(double[] coefficients, int fold, bool within)
    {
        var fitted = new double[_layout.Length];
        Combine(coefficients, fitted);
        var sum = 0.0;
        for (var i = 0; i < fitted.Length; i++)
        {
            if (_live[i] == 0 || (i >= _layout.Starts[fold] && i < _layout.Starts[fold + 1]) != within) continue;
            var predictor = fitted[i] + _offset[i];
            var loss = predictor > 0 ? predictor + Math.Log(1 + Math.Exp(-predictor)) : Math.Log(1 + Math.Exp(predictor));
            sum += 2 * (loss - (_outcome[i] * predictor));
        }

        return sum;
    }
}
