using Tabib.Core.LinearAlgebra;
using Tabib.Evidence.Association.Kernels;

namespace Tabib.Evidence.Association;

/// <summary>Maximum likelihood of a logistic model by Newton's method; one for each thread, used again and again.</summary>
internal sealed class LogisticFit(ColumnMatrix x, LogisticKernel kernel)
{
    private const int MostIterations = 30;
    private const int MostHalvings = 20;

    /// <summary>Newton's decrement, squared, is twice what the log-likelihood still lacks, whatever the scale of the columns. From here the error of the solution is below 1e-7 of a standard error, and after one more step below rounding.</summary>
    private const double Settled = 1e-15;

    /// <summary>From here on the likelihood is looked at before a step is taken.</summary>
    private const double LongStep = 0.25;

    /// <summary>Near a maximum the decrement falls faster each time; with separation each step wins a constant share.</summary>
    private const double SlowFall = 12;

    /// <summary>Predictors beyond this are probabilities of 0 or 1 to nine digits.</summary>
    private const double CertainPredictor = 12;

    private readonly double[] _gradient = new double[x.Columns];
    private readonly double[] _previous = new double[x.Columns];

    public ColumnMatrix X => x;

    /// <summary>Start of the search before <see cref="Run"/>, solution after it.</summary>
    public double[] Coefficients { get; } = new double[x.Columns];

    public double[] Predictor { get; } = new double[x.Padded];

    public double[] Weights { get; } = new double[x.Padded];

    public double[] Residuals { get; } = new double[x.Padded];

    /// <summary>Cholesky factor of X'WX at the solution; lower triangle, row-major.</summary>
    public double[] Factor { get; } = new double[x.Columns * x.Columns];

    public int Stride => x.Columns;

    private ReadOnlyMemory<double> _y;
    private ReadOnlyMemory<double> _live;

    /// <summary>Fits the first columns.</summary>
    public FitStatus Run(int columns, ReadOnlyMemory<double> y, ReadOnlyMemory<double> live, ReadOnlySpan<double> offset)
    {
        (_y, _live) = (y, live);
        var coefficients = Coefficients.AsSpan(0, columns);
        var step = _gradient.AsSpan(0, columns);
        kernel.Predict(x, coefficients, offset, Predictor);
        var last = double.PositiveInfinity;
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            kernel.Residuals(Predictor, y.Span, live.Span, Weights, Residuals);
            kernel.Project(x, Residuals, step);
            kernel.Gram(x, columns, Weights, Factor, Stride);
            if (!Cholesky.TryFactor(Factor, columns, Stride)) return LargestPredictor() > CertainPredictor ? FitStatus.Separation : FitStatus.Singular;
            var decrement = Solve(columns, step);
            if (!double.IsFinite(decrement)) return FitStatus.NoConvergence;
            if (decrement < Settled && (last / decrement > SlowFall || decrement < Settled * Settled)) 
            {
                Move(coefficients, step, 1, offset);
                kernel.Residuals(Predictor, y.Span, live.Span, Weights, Residuals);
                return FitStatus.Converged;
            }

            if (decrement < LongStep) Move(coefficients, step, 1, offset);
            else if (!MoveUphill(coefficients, step, offset)) return FitStatus.NoConvergence;
            last = decrement;
        }

        return LargestPredictor() > CertainPredictor ? FitStatus.Separation : FitStatus.NoConvergence;
    }

    public double LogLikelihood() => kernel.LogLikelihood(Predictor, _y.Span, _live.Span);

    /// <returns>The squared decrement g'H⁻¹g; the step takes the place of the gradient.</returns>
    private double Solve(int columns, Span<double> gradient)
    {
        Cholesky.SolveLower(Factor, columns, Stride, gradient);
        var decrement = 0.0;
        foreach (var value in gradient) decrement += value * value;
        Cholesky.SolveUpper(Factor, columns, Stride, gradient);
        return decrement;
    }

    private bool MoveUphill(Span<double> coefficients, ReadOnlySpan<double> step, ReadOnlySpan<double> offset)
    {
        var before = LogLikelihood();
        coefficients.CopyTo(_previous);
        var share = 1.0;
        for (var halving = 0; halving < MostHalvings; halving++, share /= 2)
        {
            _previous.AsSpan(0, coefficients.Length).CopyTo(coefficients);
            Move(coefficients, step, share, offset);
            if (LogLikelihood() >= before) return true;
        }

        return false;
    }

    private void Move(Span<double> coefficients, ReadOnlySpan<double> step, double share, ReadOnlySpan<double> offset)
    {
        for (var i = 0; i < coefficients.Length; i++) coefficients[i] += share * step[i];
        kernel.Predict(x, coefficients, offset, Predictor);
    }

    private double LargestPredictor()
    {
        var largest = 0.0;
        for (var i = 0; i < x.Rows; i++) largest = Math.Max(largest, Math.Abs(Predictor[i]) * _live.Span[i]);
        return largest;
    }
}
