using Tabib.Core.Outcomes;
using Tabib.Evidence.Association.Kernels;

namespace Tabib.Evidence.Association;

/// <summary>A binary trait regressed on intercept and covariates alone, by maximum likelihood.</summary>
internal sealed class LogisticNullModel
{
    private LogisticNullModel(CovariateBasis basis, double[] y, double[] offset, LogisticFit fit)
    {
        Basis = basis;
        Outcome = y;
        Offset = offset;
        Coefficients = fit.Coefficients[..basis.Count];
        Predictor = fit.State.Predictor;
        Weights = fit.State.Weight;
        Residuals = fit.State.Residual;
        LogLikelihood = fit.LogLikelihood();
        Factor = fit.Factor.AsSpan(0, basis.Count * fit.Stride).ToArray();
        FactorStride = fit.Stride;
    }

    public CovariateBasis Basis { get; }

    /// <summary>0 or 1; padded with zeros to whole lanes, as the following are.</summary>
    public double[] Outcome { get; }

    /// <summary>Known part of the linear predictor, such as a polygenic prediction; zeros where there is none.</summary>
    public double[] Offset { get; }

    /// <summary>Of the orthonormal columns.</summary>
    public double[] Coefficients { get; }

    /// <summary>Logit of the fitted probability.</summary>
    public double[] Predictor { get; }

    /// <summary>μ (1 - μ).</summary>
    public double[] Weights { get; }

    /// <summary>y - μ.</summary>
    public double[] Residuals { get; }

    public double LogLikelihood { get; }

    /// <summary>Cholesky factor of Q'WQ, lower triangle, row-major.</summary>
    public double[] Factor { get; }

    public int FactorStride { get; }

    /// <param name="y">0 or 1 for each sample of the basis.</param>
    /// <param name="offset">For each sample; null for none.</param>
    /// <param name="trait">For the message.</param>
    /// <exception cref="ProblemException">ASC012: the covariates tell cases from controls completely, or the fit does not settle.</exception>
    public static LogisticNullModel Fit(CovariateBasis basis, double[] y, string trait, double[]? offset = null)
    {
        var padded = basis.Matrix.Padded;
        var outcome = Padded(y, padded);
        var known = offset is null ? new double[padded] : Padded(offset, padded);
        var live = new double[padded];
        live.AsSpan(0, y.Length).Fill(1);
        var fit = new LogisticFit(basis.Matrix, LogisticKernel.Instance);
        var share = y.Sum() / y.Length;

        // The intercept's column is constant: its coefficient starts at the logit of the share of cases.
        fit.Coefficients[0] = Math.Log(share / (1 - share)) / basis.Matrix[0][0];
        (fit.State.Outcome, fit.State.Live, fit.State.Offset) = (outcome, live, known);
        var status = fit.Run(basis.Count);
        fit.Refresh(basis.Count);
        return status == FitStatus.Converged
            ? new LogisticNullModel(basis, outcome, known, fit)
            : throw new ProblemException(new Problem("ASC012", ProblemSeverity.Fatal, $"The logistic model of {trait} on the covariates alone has no solution: they tell cases from controls completely, or nearly.", new ProblemLocation(null, null, trait), "Leave out the covariate that decides the trait."));
    }

    private static double[] Padded(double[] values, int length)
    {
        var padded = new double[length];
        values.CopyTo(padded, 0);
        return padded;
    }
}
