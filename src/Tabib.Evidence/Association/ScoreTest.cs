using Tabib.Core.LinearAlgebra;
using Tabib.Evidence.Association.Kernels;

namespace Tabib.Evidence.Association;

/// <summary>Score test of a genotype in a logistic model, from the model of the covariates alone fitted to the samples with a genotype; one for each thread.</summary>
internal sealed class ScoreTest
{
    private const int MostIterations = 20;

    /// <summary>Distance of the covariates' coefficients from their solution, in standard errors. What is left of it moves the score by its square alone, because the adjusted genotype has no part along the covariates.</summary>
    private const double Settled = 3e-6;

    /// <summary>Share of the variance that the adjusted genotype may still have along the covariates.</summary>
    private const double NothingLeft = 1e-9;
    private const int MostPasses = 8;

    /// <summary>Steps with one factor; then it is made anew.</summary>
    private const int StepsWithFactor = 4;

    private readonly BinaryScan _scan;
    private readonly LogisticNullModel _model;
    private readonly LogisticKernel _kernel;
    private readonly CovariateBasis _basis;
    private readonly LogisticState _state;
    private readonly double[] _coefficients;
    private readonly double[] _vector;
    private readonly double[] _factor;
    private readonly double[] _row;
    private readonly double[] _rowGram;
    private readonly double[] _rowWeights;
    private bool _isAdjusted;

    public ScoreTest(BinaryScan scan, LogisticKernel kernel)
    {
        _scan = scan;
        _model = scan.Model;
        _kernel = kernel;
        _basis = scan.Model.Basis;
        _state = new LogisticState(_basis.Matrix.Padded) { Outcome = _model.Outcome, Offset = _model.Offset };
        _coefficients = new double[_basis.Count];
        _vector = new double[_basis.Count];
        _factor = new double[_model.Factor.Length];
        _row = new double[scan.Rows.Stride];
        _rowGram = new double[scan.Rows.Stride * _basis.Count];
        _rowWeights = new double[_basis.Samples.Count];
        Adjusted = new double[_basis.Matrix.Padded];
    }

    /// <summary>Genotype less what the covariates say of it, weighted by μ (1 - μ); valid after <see cref="Adjust"/>.</summary>
    public double[] Adjusted { get; }

    /// <summary>Logit of μ of the model fitted to the live samples.</summary>
    public ReadOnlySpan<double> Predictor => _state.Predictor;

    /// <summary>Coefficients of the covariates in that model.</summary>
    public ReadOnlySpan<double> Coefficients => _coefficients;

    /// <summary>How the covariates' coefficients give way when the genotype's is 1.</summary>
    public ReadOnlySpan<double> Projection => _vector;

    public double Score { get; private set; }

    public double Variance { get; private set; }

    /// <summary>Share of the genotype's weighted variance that the covariates do not explain.</summary>
    public double Unexplained { get; private set; }

    public FitStatus Run(VariantData variant)
    {
        _isAdjusted = false;
        if (variant is { IsSparse: true, MissingCount: 0 })
        {
            TestCarriers(variant);
            return FitStatus.Converged;
        }

        var status = FitNull(variant);
        if (status != FitStatus.Converged) return status;
        var centred = Project(variant);
        Adjust(variant);
        Unexplained = Variance / centred;
        return FitStatus.Converged;
    }

    /// <summary>From sums with the model of all samples. Without missing genotypes that is the test, to single precision's 1e-8 of the variance; with them a first approximation, the model of the others being one step away.</summary>
    /// <param name="projection">Σ μ (1 - μ) q g over the live samples, for each column q of the basis.</param>
    /// <param name="score">Σ (y - μ) g.</param>
    /// <param name="squares">Σ μ (1 - μ) g².</param>
    public FitStatus Approximate(VariantData variant, ReadOnlySpan<double> projection, double score, double squares)
    {
        _isAdjusted = false;
        _model.Coefficients.CopyTo(_coefficients, 0);
        var weights = _scan.SumOfWeights;
        if (variant.MissingCount > 0)
        {
            if (!TakeAway(variant)) return FitStatus.Singular;
            foreach (var sample in variant.Missing) weights -= _model.Weights[sample];
            score -= DotProduct.Of(projection, _vector);
        }
        else _model.Factor.CopyTo(_factor, 0);

        projection.CopyTo(_vector);
        var centred = squares - (Square(_vector[0] / _basis.Matrix[0][0]) / weights);
        Cholesky.SolveLower(_factor, _basis.Count, _model.FactorStride, _vector);
        Score = score;
        Variance = squares - DotProduct.Of(_vector, _vector);
        Unexplained = Variance / centred;
        Cholesky.SolveUpper(_factor, _basis.Count, _model.FactorStride, _vector);
        return FitStatus.Converged;
    }

    /// <summary>Makes <see cref="Adjusted"/>, where the test itself could do without it.</summary>
    public void Adjust(VariantData variant)
    {
        if (_isAdjusted) return;
        _isAdjusted = true;
        _state.Live = variant.Live;
        if (variant.MissingCount == 0) TakeModel();
        Span<double> rest = stackalloc double[_basis.Count <= 256 ? _basis.Count : 0];
        if (rest.IsEmpty) rest = new double[_basis.Count];
        for (var pass = 0; pass < MostPasses; pass++)
        {
            (Score, Variance) = _kernel.Adjust(_basis.Matrix, _vector, variant.Values, _state, Adjusted, rest);

            // The factor may be a step older than the weights: what that leaves along the covariates is taken away too.
            Cholesky.SolveLower(_factor, _basis.Count, _model.FactorStride, rest);
            var left = DotProduct.Of(rest, rest);
            if (left < NothingLeft * Variance) return;
            Cholesky.SolveUpper(_factor, _basis.Count, _model.FactorStride, rest);
            for (var j = 0; j < rest.Length; j++) _vector[j] += rest[j];
        }
    }

    /// <summary>Score and variance from the carriers alone.</summary>
    private void TestCarriers(VariantData variant)
    {
        _model.Coefficients.CopyTo(_coefficients, 0);
        _model.Factor.CopyTo(_factor, 0);
        var (score, squares) = (0.0, 0.0);
        for (var i = 0; i < variant.CarrierCount; i++)
        {
            var (sample, copies) = (variant.CarrierSamples[i], variant.CarrierCopies[i]);
            score += copies * _model.Residuals[sample];
            squares += copies * copies * _model.Weights[sample];
            _rowWeights[i] = copies * Math.Sqrt(_model.Weights[sample]);
        }

        RowKernel.Instance.Sum(_scan.Rows, variant.CarrierSamples.AsSpan(0, variant.CarrierCount), _rowWeights.AsSpan(0, variant.CarrierCount), _row);
        _row.AsSpan(0, _basis.Count).CopyTo(_vector);
        var centred = squares - (Square(_vector[0] / _basis.Matrix[0][0]) / _scan.SumOfWeights);
        Cholesky.SolveLower(_factor, _basis.Count, _model.FactorStride, _vector);
        Score = score;
        Variance = squares - DotProduct.Of(_vector, _vector);
        Unexplained = Variance / centred;
        Cholesky.SolveUpper(_factor, _basis.Count, _model.FactorStride, _vector);
    }

    /// <summary>Adjusted genotypes of the carriers alone, where the others' are so small that their part of the score is normal.</summary>
    /// <returns>Variance of the others' part.</returns>
    public double AdjustCarriers(VariantData variant, Span<double> predictor, Span<double> adjusted, Span<double> live)
    {
        predictor.Clear();
        adjusted.Clear();
        live.Clear();
        var rest = Variance;
        for (var i = 0; i < variant.CarrierCount; i++)
        {
            var sample = variant.CarrierSamples[i];
            var row = _scan.Rows[sample];
            var explained = 0.0;
            for (var j = 0; j < _basis.Count; j++) explained += row[j] * _vector[j];
            predictor[i] = _model.Predictor[sample];
            adjusted[i] = variant.CarrierCopies[i] - (explained / Math.Sqrt(_model.Weights[sample]));
            live[i] = 1;
            rest -= _model.Weights[sample] * Square(adjusted[i]);
        }

        return Math.Max(0, rest);
    }

    private void TakeModel()
    {
        _model.Predictor.CopyTo(_state.Predictor, 0);
        _model.Weights.CopyTo(_state.Weight, 0);
        _model.Residuals.CopyTo(_state.Residual, 0);
    }

    /// <summary>The model of the covariates without the samples whose genotype is missing.</summary>
    private FitStatus FitNull(VariantData variant)
    {
        _model.Coefficients.CopyTo(_coefficients, 0);
        _state.Live = variant.Live;
        if (variant.MissingCount == 0)
        {
            _model.Factor.CopyTo(_factor, 0);
            TakeModel();
            return FitStatus.Converged;
        }

        if (!TakeAway(variant)) return FitStatus.Singular;
        var last = double.PositiveInfinity;
        for (var iteration = 1; iteration < MostIterations; iteration++)
        {
            // The step was made with the weights of all samples: adjusted genotypes need those of the samples that are left.
            if (iteration % StepsWithFactor == 1)
            {
                _kernel.Evaluate(_basis.Matrix, _coefficients, _state, _vector, _factor, _model.FactorStride);
                if (!Cholesky.TryFactor(_factor, _basis.Count, _model.FactorStride)) return FitStatus.Singular;
            }
            else _kernel.Evaluate(_basis.Matrix, _coefficients, _state, _vector, [], 0);

            var length = Step();
            if (!double.IsFinite(length)) return FitStatus.NoConvergence;
            if (length < Settled) return FitStatus.Converged;
            if (iteration > 2 * StepsWithFactor && length > last) return FitStatus.Separation;
            last = length;
        }

        return FitStatus.NoConvergence;
    }

    /// <summary>The first step, from the rows of the missing samples alone: gradient and information of the others are those of all less theirs.</summary>
    private bool TakeAway(VariantData variant)
    {
        var missing = variant.Missing;
        for (var i = 0; i < missing.Length; i++) _rowWeights[i] = -_model.Residuals[missing[i]] / Math.Sqrt(_model.Weights[missing[i]]);
        RowKernel.Instance.Sum(_scan.Rows, missing, _rowWeights.AsSpan(0, missing.Length), _row);
        RowKernel.Instance.Gram(_scan.Rows, missing, _basis.Count, _basis.Count, _rowGram);
        for (var i = 0; i < _basis.Count; i++)
        {
            for (var j = 0; j <= i; j++) _factor[(i * _model.FactorStride) + j] = _scan.Information[(i * _model.FactorStride) + j] - _rowGram[(i * _scan.Rows.Stride) + j];
        }

        if (!Cholesky.TryFactor(_factor, _basis.Count, _model.FactorStride, 1e-9)) return false;
        _row.AsSpan(0, _basis.Count).CopyTo(_vector);
        Step();
        return true;
    }

    /// <summary>Moves the coefficients by H⁻¹ times the gradient, which the vector holds.</summary>
    /// <returns>Length of the step in standard errors.</returns>
    private double Step()
    {
        Cholesky.SolveLower(_factor, _basis.Count, _model.FactorStride, _vector);
        var length = Math.Sqrt(DotProduct.Of(_vector, _vector));
        Cholesky.SolveUpper(_factor, _basis.Count, _model.FactorStride, _vector);
        for (var j = 0; j < _basis.Count; j++) _coefficients[j] += _vector[j];
        return length;
    }

    /// <returns>Weighted sum of squares of the genotype about its weighted mean.</returns>
    private double Project(VariantData variant)
    {
        _kernel.ProjectProduct(_basis.Matrix, _state.Weight, variant.Values, _vector);
        var squares = _kernel.TripleSum(_state.Weight, variant.Values, variant.Values);
        var centred = squares - (Square(_vector[0] / _basis.Matrix[0][0]) / DotProduct.Sum(_state.Weight));
        Cholesky.Solve(_factor, _basis.Count, _model.FactorStride, _vector);
        return centred;
    }

    private static double Square(double value) => value * value;
}
