using Tabib.Core.LinearAlgebra;
using Tabib.Evidence.Association.Kernels;

namespace Tabib.Evidence.Association;

/// <summary>Maximum likelihood of a logistic model by Newton's method; one for each thread, used again and again.</summary>
internal sealed class LogisticFit(ColumnMatrix x, LogisticKernel kernel)
{
    private const int MostIterations = 30;
    private const int MostHalvings = 20;

    /// <summary>Relative error of the standard errors that is let pass; that of the effects is its square.</summary>
    private const double Settled = 2e-7;

    /// <summary>From this distance on, in standard errors, the likelihood is looked at before a step is taken.</summary>
    private const double LongStep = 0.5;

    /// <summary>A step of this length leaves at least the product of this and its square: the least curvature that is believed.</summary>
    private const double LeastCurvature = 0.01;

    /// <summary>Predictors beyond this are probabilities of 0 or 1 to nine digits.</summary>
    private const double CertainPredictor = 12;

    private readonly double[] _gradient = new double[x.Columns];
    private readonly double[] _previous = new double[x.Columns];

    public ColumnMatrix X => x;

    /// <summary>Start of the search before <see cref="Run"/>, solution after it.</summary>
    public double[] Coefficients { get; } = new double[x.Columns];

    /// <summary>Outcome, live samples and offset are to be set before <see cref="Run"/>.</summary>
    public LogisticState State { get; } = new(x.Padded);

    /// <summary>Cholesky factor of X'WX at the solution; lower triangle, row-major.</summary>
    public double[] Factor { get; } = new double[x.Columns * x.Columns];

    public int Stride => x.Columns;

    /// <summary>Fits the first columns.</summary>
    /// <param name="lastStep">Length of the step that led to the start, in standard errors, where it was one of Newton's.</param>
    public FitStatus Run(int columns, double lastStep = double.PositiveInfinity)
    {
        var coefficients = Coefficients.AsSpan(0, columns);
        var step = _gradient.AsSpan(0, columns);
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            kernel.Evaluate(x, coefficients, State, step, Factor, Stride);
            if (!Cholesky.TryFactor(Factor, columns, Stride)) return LargestPredictor() > CertainPredictor ? FitStatus.Separation : FitStatus.Singular;
            var length = Solve(columns, step);
            if (!double.IsFinite(length)) return FitStatus.NoConvergence;

            // A step of Newton's leaves curvature * length²; with separation each step wins a constant share instead, and this never settles.
            var curvature = double.IsInfinity(lastStep) ? 1 : Math.Max(LeastCurvature, length / (lastStep * lastStep));
            if (length < LongStep) Move(coefficients, step, 1);
            else if (!MoveUphill(coefficients, step)) return FitStatus.NoConvergence;
            if (length * curvature < Settled) return FitStatus.Converged;
            lastStep = length;
        }

        return LargestPredictor() > CertainPredictor ? FitStatus.Separation : FitStatus.NoConvergence;
    }

    /// <summary>Brings state and factor up to the coefficients, which the last step left behind.</summary>
    public void Refresh(int columns)
    {
        kernel.Evaluate(x, Coefficients.AsSpan(0, columns), State, _gradient.AsSpan(0, columns), Factor, Stride);
        Cholesky.TryFactor(Factor, columns, Stride);
    }

    /// <summary>At the coefficients, which the last step left behind.</summary>
    public double LogLikelihood(int columns)
    {
        kernel.Predict(x, Coefficients.AsSpan(0, columns), State.Offset, State.Predictor);
        return LogLikelihood();
    }

    public double LogLikelihood() => kernel.LogLikelihood(State.Predictor, State.Outcome, State.Live);

    /// <returns>Length of the step in units of the standard errors, √(g'H⁻¹g); the step takes the place of the gradient.</returns>
    private double Solve(int columns, Span<double> gradient)
    {
        Cholesky.SolveLower(Factor, columns, Stride, gradient);
        var square = 0.0;
        foreach (var value in gradient) square += value * value;
        Cholesky.SolveUpper(Factor, columns, Stride, gradient);
        return Math.Sqrt(square);
    }

    private bool MoveUphill(Span<double> coefficients, ReadOnlySpan<double> step)
    {
        var before = LogLikelihood();
        coefficients.CopyTo(_previous);
        var share = 1.0;
        for (var halving = 0; halving < MostHalvings; halving++, share /= 2)
        {
            _previous.AsSpan(0, coefficients.Length).CopyTo(coefficients);
            Move(coefficients, step, share);
            kernel.Predict(x, coefficients, State.Offset, State.Predictor);
            if (LogLikelihood() >= before) return true;
        }

        return false;
    }

    private static void Move(Span<double> coefficients, ReadOnlySpan<double> step, double share)
    {
        for (var i = 0; i < coefficients.Length; i++) coefficients[i] += share * step[i];
    }

    private double LargestPredictor()
    {
        var largest = 0.0;
        for (var i = 0; i < x.Rows; i++) largest = Math.Max(largest, Math.Abs(State.Predictor[i]) * State.Live[i]);
        return largest;
    }
}
