using Tabib.Core.LinearAlgebra;
using Tabib.Evidence.Association.Kernels;

namespace Tabib.Evidence.Association;

/// <summary>Firth's penalised likelihood of a logistic model, l(b) + ½ log det X'WX; one for each thread.</summary>
/// <remarks>Firth 1993, doi:10.1093/biomet/80.1.27. A coefficient can be held at 0 while its column stays in the penalty, as the likelihood-ratio test of Heinze and Schemper 2002 (doi:10.1002/sim.1047) wants it.</remarks>
internal sealed class FirthFit(ColumnMatrix x, LogisticKernel kernel)
{
    private const int MostIterations = 120;
    private const int MostHalvings = 12;

    /// <summary>Error of an effect, in standard errors, that is let pass; of a held fit the likelihood alone is wanted, which errs by the square.</summary>
    private const double Settled = 1e-8;
    private const double SettledHeld = 1e-5;

    /// <summary>From here on the penalised likelihood is looked at before a step is taken.</summary>
    private const double LongStep = 0.01;

    private const double HighLeverage = 0.05;

    /// <summary>In standard errors.</summary>
    private const double LongestStep = 5;

    private const double LeastPivot = 1e-14;

    private readonly double[] _score = new double[x.Columns];
    private readonly double[] _step = new double[x.Columns];
    private readonly double[] _previous = new double[x.Columns];
    private readonly double[] _inverse = new double[x.Columns * x.Columns];
    private readonly double[] _leverage = new double[x.Padded];
    private readonly double[] _gradient = new double[x.Columns];
    private readonly double[] _free = new double[x.Columns * x.Columns];

    /// <summary>Start of the search before <see cref="Run"/>, solution after it.</summary>
    public double[] Coefficients { get; } = new double[x.Columns];

    /// <summary>Outcome, live samples and offset are to be set before <see cref="Run"/>.</summary>
    public LogisticState State { get; } = new(x.Padded);

    /// <summary>Cholesky factor of X'WX at the solution.</summary>
    public double[] Factor { get; } = new double[x.Columns * x.Columns];

    public int Stride => x.Columns;

    public double PenalisedLogLikelihood { get; private set; }

    /// <param name="held">Number of the coefficient that is held at its start; -1 for none.</param>
    public FitStatus Run(int columns, int held)
    {
        if (!Evaluate(columns)) return FitStatus.Singular;
        var settled = held < 0 ? Settled : SettledHeld;
        var last = double.PositiveInfinity;
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            InvertFactor(columns);
            var leverage = kernel.FirthScore(x, columns, _inverse, Stride, State, _leverage, _score.AsSpan(0, columns));
            var length = Step(columns, held, leverage);
            if (!double.IsFinite(length)) return FitStatus.NoConvergence;
            Coefficients.AsSpan(0, columns).CopyTo(_previous);
            var before = PenalisedLogLikelihood;
            var share = length > LongestStep * LongestStep ? LongestStep / Math.Sqrt(length) : 1;
            for (var halving = 0; ; halving++, share /= 2)
            {
                for (var j = 0; j < columns; j++) Coefficients[j] = _previous[j] + (share * _step[j]);
                var isThere = Evaluate(columns);
                if (isThere && (length < LongStep || PenalisedLogLikelihood >= before)) break;
                if (halving == MostHalvings) return isThere ? FitStatus.NoConvergence : FitStatus.Singular;
            }

            // Steps shrink by a constant share: what is left after this one is at most that share of it.
            var distance = Math.Sqrt(length);
            var left = double.IsInfinity(last) ? 1 : Math.Min(1, distance / last);
            if (distance * left < settled) return FitStatus.Converged;
            last = distance;
        }

        return FitStatus.NoConvergence;
    }

    /// <summary>Weights, residuals, information and penalised likelihood at the coefficients.</summary>
    private bool Evaluate(int columns)
    {
        kernel.Evaluate(x, Coefficients.AsSpan(0, columns), State, _gradient.AsSpan(0, columns), Factor, Stride);
        if (!Cholesky.TryFactor(Factor, columns, Stride, LeastPivot)) return false;
        PenalisedLogLikelihood = kernel.LogLikelihood(State.Predictor, State.Outcome, State.Live) + (0.5 * Cholesky.LogDeterminant(Factor, columns, Stride));
        return double.IsFinite(PenalisedLogLikelihood);
    }

    /// <returns>Squared length of the step in units of the standard errors.</returns>
    private double Step(int columns, int held, double leverage)
    {
        var step = _step.AsSpan(0, columns);
        _score.AsSpan(0, columns).CopyTo(step);
        if (held >= 0) step[held] = 0;
        var free = held == columns - 1 ? columns - 1 : columns;
        var isWeighted = leverage > HighLeverage;
        if (!isWeighted && (held < 0 || held == columns - 1)) return Solve(Factor, free, step);

        // The score's slope has weights W (1 + h) but for what h itself changes: without them the step for a lone carrier is twice too long, and the search swings.
        if (isWeighted) kernel.AddProduct(State.Weight, _leverage);
        kernel.Gram(x, free, State.Weight, _free, Stride);
        if (held >= 0 && held < free) Hold(free, held);
        return Cholesky.TryFactor(_free, free, Stride, LeastPivot) ? Solve(_free, free, step) : double.NaN;
    }

    private double Solve(ReadOnlySpan<double> factor, int columns, Span<double> step)
    {
        Cholesky.SolveLower(factor, columns, Stride, step);
        var length = SquaredLength(step[..columns]);
        Cholesky.SolveUpper(factor, columns, Stride, step);
        return length;
    }

    private void Hold(int columns, int held)
    {
        for (var i = 0; i < columns; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                if (i == held || j == held) _free[(i * Stride) + j] = i == j ? 1 : 0;
            }
        }
    }

    private void InvertFactor(int columns)
    {
        for (var j = 0; j < columns; j++)
        {
            _inverse[(j * Stride) + j] = 1 / Factor[(j * Stride) + j];
            for (var i = j + 1; i < columns; i++)
            {
                var sum = 0.0;
                for (var k = j; k < i; k++) sum -= Factor[(i * Stride) + k] * _inverse[(k * Stride) + j];
                _inverse[(i * Stride) + j] = sum / Factor[(i * Stride) + i];
            }
        }
    }

    private static double SquaredLength(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value * value;
        return sum;
    }
}
