using Tabib.Core.LinearAlgebra;
using Tabib.Evidence.Association.Kernels;

namespace Tabib.Evidence.Association;

/// <summary>Score test of a genotype in a logistic model, from the model of the covariates alone fitted to the samples with a genotype; one for each thread.</summary>
internal sealed class ScoreTest(LogisticNullModel model, LogisticKernel kernel)
{
    private const int MostIterations = 20;

    /// <summary>Squared distance from the solution in units of the standard errors.</summary>
    private const double Settled = 1e-18;

    private readonly CovariateBasis _basis = model.Basis;
    private readonly double[] _predictor = new double[model.Basis.Matrix.Padded];
    private readonly double[] _weights = new double[model.Basis.Matrix.Padded];
    private readonly double[] _residuals = new double[model.Basis.Matrix.Padded];
    private readonly double[] _zeros = new double[model.Basis.Matrix.Padded];
    private readonly double[] _coefficients = new double[model.Basis.Count];
    private readonly double[] _vector = new double[model.Basis.Count];
    private readonly double[] _factor = new double[model.Basis.Count * model.FactorStride];

    /// <summary>Genotype less what the covariates say of it, weighted by μ (1 - μ); of live samples.</summary>
    public double[] Adjusted { get; } = new double[model.Basis.Matrix.Padded];

    /// <summary>Logit of μ of the model fitted to the live samples.</summary>
    public ReadOnlySpan<double> Predictor => _predictor;

    /// <summary>Coefficients of the covariates in that model.</summary>
    public ReadOnlySpan<double> Coefficients => _coefficients;

    /// <summary>What the score says of each coefficient of the covariates when the genotype's is 1.</summary>
    public ReadOnlySpan<double> Projection => _vector;

    public double Score { get; private set; }

    public double Variance { get; private set; }

    /// <summary>Share of the genotype's weighted variance that the covariates do not explain.</summary>
    public double Unexplained { get; private set; }

    public FitStatus Run(VariantData variant)
    {
        var status = FitNull(variant);
        if (status != FitStatus.Converged) return status;
        Adjust(variant);
        return FitStatus.Converged;
    }

    /// <summary>The model of the covariates without the samples whose genotype is missing.</summary>
    private FitStatus FitNull(VariantData variant)
    {
        model.Coefficients.CopyTo(_coefficients, 0);
        model.Factor.CopyTo(_factor, 0);
        if (variant.MissingCount == 0)
        {
            model.Predictor.CopyTo(_predictor, 0);
            model.Weights.CopyTo(_weights, 0);
            model.Residuals.CopyTo(_residuals, 0);
            return FitStatus.Converged;
        }

        var live = variant.Live;
        var columns = _basis.Count;
        var last = double.PositiveInfinity;
        model.Predictor.CopyTo(_predictor, 0);
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            kernel.Residuals(_predictor, model.Outcome, live, _weights, _residuals);
            kernel.Project(_basis.Matrix, _residuals, _vector);

            // The factor of all samples serves until it no longer brings the solution nearer by orders of magnitude.
            if (iteration == 0 || iteration > 3)
            {
                kernel.Gram(_basis.Matrix, columns, _weights, _factor, model.FactorStride);
                if (!Cholesky.TryFactor(_factor, columns, model.FactorStride)) return FitStatus.Singular;
            }

            Cholesky.SolveLower(_factor, columns, model.FactorStride, _vector);
            var distance = DotProduct.Of(_vector, _vector);
            if (!double.IsFinite(distance)) return FitStatus.NoConvergence;
            if (distance < Settled) return FitStatus.Converged;
            if (iteration > 6 && distance > last) return FitStatus.Separation;
            last = distance;
            Cholesky.SolveUpper(_factor, columns, model.FactorStride, _vector);
            for (var j = 0; j < columns; j++) _coefficients[j] += _vector[j];
            kernel.Predict(_basis.Matrix, _coefficients, model.Offset, _predictor);
        }

        return FitStatus.NoConvergence;
    }

    private void Adjust(VariantData variant)
    {
        var g = variant.Values;
        var live = variant.Live;
        var columns = _basis.Count;
        for (var i = 0; i < Adjusted.Length; i++) Adjusted[i] = _weights[i] * g[i];
        kernel.Project(_basis.Matrix, Adjusted, _vector);
        var ones = _basis.Matrix[0][0];
        var weighted = kernel.TripleSum(_weights, g, g);
        var weights = DotProduct.Sum(_weights);
        var centred = weighted - (_vector[0] / ones * (_vector[0] / ones) / weights);
        Cholesky.Solve(_factor, columns, model.FactorStride, _vector);
        kernel.Predict(_basis.Matrix, _vector, _zeros, Adjusted);
        for (var i = 0; i < Adjusted.Length; i++) Adjusted[i] = live[i] * (g[i] - Adjusted[i]);
        Score = DotProduct.Of(Adjusted, _residuals);
        Variance = kernel.TripleSum(_weights, Adjusted, Adjusted) - Correction(columns);
        Unexplained = Variance / centred;
    }

    /// <summary>What the factor's being one step old leaves in the projection.</summary>
    private double Correction(int columns)
    {
        Span<double> rest = stackalloc double[columns <= 256 ? columns : 0];
        if (rest.IsEmpty) rest = new double[columns];
        for (var i = 0; i < _zeros.Length; i++) _zeros[i] = _weights[i] * Adjusted[i];
        kernel.Project(_basis.Matrix, _zeros, rest);
        Array.Clear(_zeros);
        Cholesky.SolveLower(_factor, columns, model.FactorStride, rest);
        return DotProduct.Of(rest, rest);
    }
}
