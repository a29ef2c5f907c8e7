using Tabib.Core.LinearAlgebra;

namespace Tabib.Evidence.Prediction.Penalised;

/// <summary>The logistic likelihood; the last coefficient is the intercept.</summary>
internal sealed class PenalisedLogistic : IPenalisedLikelihood
{
    private readonly BlockedDesign _design;
    private readonly bool[] _outcomes;
    private readonly double[] _predictors;
    private readonly double[] _weights;
    private readonly double[] _residuals;
    private readonly double[] _beta;
    private readonly int[] _moved;
    private readonly double[] _steps;
    private double[] _scaled = [];
    private double[] _product = [];

    public PenalisedLogistic(BlockedDesign design, bool[] outcomes)
    {
        (_design, _outcomes) = (design, outcomes);
        _predictors = new double[design.Blocks * BlockedDesign.Rows];
        _weights = new double[_predictors.Length];
        _residuals = new double[BlockedDesign.Rows];
        (_beta, _moved, _steps) = (new double[design.Order], new int[design.Order], new double[design.Order]);
        var share = (double)outcomes.Count(outcome => outcome) / outcomes.Length;
        NullLoss = -(share * Math.Log(share)) - ((1 - share) * Math.Log(1 - share));
    }

    public int Order => _design.Order;

    public int Penalised => _design.Order - 1;

    public double NullLoss { get; }

    public void Start(Span<double> beta)
    {
        var share = (double)_outcomes.Count(outcome => outcome) / _outcomes.Length;
        beta.Clear();
        beta[^1] = Math.Log(share / (1 - share));
    }

    public double Evaluate(ReadOnlySpan<double> beta, ReadOnlySpan<int> wanted, Span<double> gradient)
    {
        var moved = 0;
        for (var j = 0; j < beta.Length; j++)
        {
            if (beta[j] == _beta[j]) continue;
            (_moved[moved], _steps[moved]) = (j, beta[j] - _beta[j]);
            moved++;
            _beta[j] = beta[j];
        }

        foreach (var j in wanted) gradient[j] = 0;
        var loss = 0.0;
        for (var block = 0; block < _design.Blocks; block++)
        {
            var values = _design.Block(block);
            var predictors = _predictors.AsSpan(block * BlockedDesign.Rows, BlockedDesign.Rows);
            BlockKernel.AddCombination(values, _moved.AsSpan(0, moved), _steps.AsSpan(0, moved), predictors);
            loss += Rows(block, predictors);
            BlockKernel.AddProducts(values, wanted, _residuals, gradient);
        }

        var share = 1.0 / _outcomes.Length;
        foreach (var j in wanted) gradient[j] *= share;
        return loss * share;
    }

    public void Information(ReadOnlySpan<int> of, Span<double> information)
    {
        var order = of.Length;
        if (_scaled.Length < order * BlockedDesign.Stride) (_scaled, _product) = (new double[order * BlockedDesign.Stride], new double[order * order]);
        information[..(order * order)].Clear();
        var roots = _residuals.AsSpan();
        for (var block = 0; block < _design.Blocks; block++)
        {
            var values = _design.Block(block);
            var weights = _weights.AsSpan(block * BlockedDesign.Rows, BlockedDesign.Rows);
            for (var i = 0; i < roots.Length; i++) roots[i] = Math.Sqrt(weights[i]);
            for (var k = 0; k < order; k++)
            {
                var target = _scaled.AsSpan(k * BlockedDesign.Stride, BlockedDesign.Rows);
                ColumnScaling.Multiply(values.Slice(of[k] * BlockedDesign.Stride, BlockedDesign.Rows), roots, target);
            }

            GramMatrix.Multiply(_scaled, BlockedDesign.Stride, BlockedDesign.Rows, order, _product);
            DotProduct.AddScaled(information[..(order * order)], 1.0 / _outcomes.Length, _product.AsSpan(0, order * order));
        }
    }

    /// <summary>Weights and residuals of a block; the loss summed.</summary>
    private double Rows(int block, ReadOnlySpan<double> predictors)
    {
        var start = block * BlockedDesign.Rows;
        var count = Math.Min(BlockedDesign.Rows, _outcomes.Length - start);
        var outcomes = _outcomes.AsSpan(start, count);
        var weights = _weights.AsSpan(start, count);
        var residuals = _residuals.AsSpan(0, count);
        _residuals.AsSpan(count).Clear();
        // The logarithm of a product is the sum of logarithms: factors lie between 1 and 2, 512 of them below the largest double.
        var (loss, product) = (0.0, 1.0);
        for (var i = 0; i < count; i++)
        {
            var predictor = predictors[i];
            var small = Math.Exp(-Math.Abs(predictor));
            var upper = 1 / (1 + small);
            var chance = predictor >= 0 ? upper : small * upper;
            weights[i] = small * upper * upper;
            residuals[i] = (outcomes[i] ? 1 : 0) - chance;
            loss += Math.Max(0, outcomes[i] ? -predictor : predictor);
            product *= 1 + small;
        }

        return loss + Math.Log(product);
    }
}
