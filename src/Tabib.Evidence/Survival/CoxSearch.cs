using Tabib.Core.LinearAlgebra;

namespace Tabib.Evidence.Survival;

/// <summary>Newton's method on a partial likelihood, from coefficients of 0; a step that lowers the likelihood is halved.</summary>
internal sealed class CoxSearch(ICoxLikelihood likelihood, int order, double logLikelihoodNull, double[] score, double[] information)
{
    private const int MaxHalvings = 30;

    /// <summary>Of the likelihood: by less than this it counts as flat when a coefficient is judged to be infinite.</summary>
    private const double InfiniteTolerance = 1e-9;

    public double[] Beta { get; private set; } = new double[order];

    public double[] Covariance { get; } = new double[order * order];

    public bool[] MayBeInfinite { get; } = new bool[order];

    public double LogLikelihood { get; private set; } = logLikelihoodNull;

    public double ScoreStatistic { get; private set; }

    public int Iterations { get; private set; }

    public bool HasConverged { get; private set; }

    public void Run(CoxOptions options)
    {
        if (order == 0)
        {
            HasConverged = true;
            return;
        }

        var step = Step();
        ScoreStatistic = DotProduct.Of(step, score);
        while (Iterations < options.MaxIterations && !HasConverged)
        {
            Iterations++;
            var old = LogLikelihood;
            if (!TryMove(step)) break;
            HasConverged = Math.Abs(LogLikelihood - old) <= options.Tolerance * (Math.Abs(LogLikelihood) + 1);
            step = Step();
        }

        // Where the likelihood is flat and Newton would still go on by more than rounding, the maximum lies at infinity.
        for (var j = 0; j < order; j++) MayBeInfinite[j] = HasConverged && Math.Abs(step[j]) > Math.Max(1e-5, Math.Sqrt(InfiniteTolerance) * Math.Abs(Beta[j]));
    }

    private bool TryMove(double[] step)
    {
        var old = LogLikelihood;
        for (var halving = 0; halving <= MaxHalvings; halving++)
        {
            var share = Math.Pow(0.5, halving);
            var next = new double[order];
            for (var j = 0; j < order; j++) next[j] = Beta[j] + (share * step[j]);
            var found = likelihood.Evaluate(next, score, information);
            if (!double.IsFinite(found) || found < old - (1e-12 * Math.Abs(old))) continue;
            (Beta, LogLikelihood) = (next, found);
            return true;
        }

        likelihood.Evaluate(Beta, score, information);
        return false;
    }

    /// <summary>Newton's step; the covariance of the coefficients beside it.</summary>
    private double[] Step()
    {
        var factor = (double[])information.Clone();
        var step = (double[])score.Clone();
        // Near an infinite coefficient the information vanishes: what is left of it is made firm enough to be solved.
        for (var ridge = 0.0; !Cholesky.TryFactor(factor, order, order); ridge = Math.Max(1e-12, ridge * 10))
        {
            information.CopyTo(factor, 0);
            for (var j = 0; j < order; j++) factor[(j * order) + j] += (ridge * information[(j * order) + j]) + double.Epsilon;
            if (ridge > 1) return new double[order];
        }

        Cholesky.Solve(factor, order, order, step);
        Cholesky.Invert(factor, order, order, Covariance);
        return step;
    }
}
