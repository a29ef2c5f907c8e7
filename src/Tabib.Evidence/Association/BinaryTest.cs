using Tabib.Core.Kernels;
using Tabib.Core.LinearAlgebra;
using Tabib.Core.Statistics;
using Tabib.Evidence.Association.Kernels;

namespace Tabib.Evidence.Association;

/// <summary>Tests variants against one binary trait: logistic, Firth, or score with saddlepoint; one for each thread.</summary>
internal sealed class BinaryTest : VariantTest
{
    private const double LeastUnexplained = 0.02;
    private const double HighestCorrelation = 0.999;

    private readonly BinaryScan _scan;
    private readonly LogisticNullModel _model;
    private readonly CovariateBasis _basis;
    private readonly ScoreTest _score;
    private readonly Saddlepoint _saddlepoint;
    private readonly Lazy<LogisticFit> _logistic;
    private readonly Lazy<FirthFit> _firth;
    private readonly Lazy<ColumnMatrix> _design;
    private readonly double[] _start;
    private readonly DenseBatch _dense = new();
    private readonly double[] _sums;
    private readonly double[] _squares = new double[ColumnSums.Batch];

    public BinaryTest(BinaryScan scan, LogisticKernel kernel)
    {
        _scan = scan;
        _model = scan.Model;
        _basis = scan.Model.Basis;
        _score = new ScoreTest(scan, kernel);
        _saddlepoint = new Saddlepoint(kernel);
        _design = new Lazy<ColumnMatrix>(scan.NewDesign);
        _logistic = new Lazy<LogisticFit>(() => new LogisticFit(_design.Value, kernel));
        _firth = new Lazy<FirthFit>(() => new FirthFit(_design.Value, kernel));
        _start = new double[scan.ModelColumns];
        _sums = new double[ColumnSums.Batch * scan.Columns.Count];
    }

    public override void Run(ReadOnlySpan<VariantData> batch, double scale, AssociationRows rows)
    {
        var isFit = _scan.Kind is AssociationModel.Logistic or AssociationModel.Firth;
        if (isFit && _dense.Take(batch))
        {
            ColumnSums.Instance.Add(_dense.Packed, _dense.Copies, _scan.Columns, _sums);
            ColumnSums.Instance.Add(_dense.Packed, _dense.Squares, _scan.Weights, _squares);
        }

        for (var i = 0; i < batch.Length; i++) Run(batch[i], isFit && DenseBatch.IsDense(batch[i]) ? i : -1, scale, rows);
    }

    /// <param name="place">Of the variant in the batch whose sums are there; -1 where they are not.</param>
    private void Run(VariantData variant, int place, double scale, AssociationRows rows)
    {
        var error = Check(variant);
        if (error == AssociationError.None) error = Score(variant, place);
        if (error == AssociationError.None)
        {
            error = _scan.Kind switch
            {
                AssociationModel.Logistic => Logistic(variant, scale, rows),
                AssociationModel.Firth => Firth(variant, scale, rows, isFallback: false),
                _ => SaddlepointScore(variant, scale, rows),
            };
        }

        if (error == AssociationError.None) return;
        foreach (var (term, _, _) in _scan.Tested.Rows) rows.Add(_scan.Trait, AssociationRow.Failed(variant.Variant, variant.Allele, term, variant.Frequency, variant.Called, error));
    }

    private AssociationError Check(VariantData variant)
    {
        if (variant.Called <= _scan.ModelColumns) return AssociationError.TooFew;
        if (variant.IsConstant) return AssociationError.ConstAllele;
        var cases = Cases(variant);
        return cases == 0 || cases == variant.Called ? AssociationError.ConstPheno : AssociationError.None;
    }

    private double Cases(VariantData variant)
    {
        var cases = _scan.Cases;
        foreach (var sample in variant.Missing) cases -= _model.Outcome[sample];
        return cases;
    }

    private AssociationError Score(VariantData variant, int place)
    {
        var sums = place < 0 ? default : _sums.AsSpan(place * _scan.Columns.Count, _scan.Columns.Count);
        var status = place < 0 ? _score.Run(variant) : _score.Approximate(variant, sums[.._basis.Count], sums[_basis.Count], _squares[place]);
        if (status != FitStatus.Converged) return ErrorOf(status);
        if (_score.Unexplained > LeastUnexplained) return AssociationError.None;
        foreach (var covariate in _basis.Values)
        {
            if (Math.Abs(Correlation.Of(variant.Values, covariate, variant.Live)) > HighestCorrelation) return AssociationError.Corr;
        }

        return AssociationError.Vif;
    }

    private AssociationError SaddlepointScore(VariantData variant, double scale, AssociationRows rows)
    {
        var z = _score.Score / Math.Sqrt(_score.Variance);
        var logP = NormalDistribution.LogTwoSided(z);
        if (Math.Abs(z) > Saddlepoint.From)
        {
            _score.Adjust(variant);
            logP = _saddlepoint.LogTwoSided(_score.Predictor, _score.Adjusted, variant.Live, _score.Score, _score.Variance);
        }

        if (double.IsNaN(logP)) return Firth(variant, scale, rows, isFallback: true);
        var sign = variant.IsReversed ? -1 : 1;
        rows.Add(_scan.Trait, new AssociationRow(variant.Variant, variant.Allele, ModelTerms.Additive, variant.Frequency, variant.Called,
            sign * scale * _score.Score / _score.Variance, scale / Math.Sqrt(_score.Variance), sign * z, logP, double.NaN, AssociationError.None));
        return AssociationError.None;
    }

    private AssociationError Logistic(VariantData variant, double scale, AssociationRows rows)
    {
        var status = IsSeparated(variant) ? FitStatus.Separation : FitLogistic(variant);
        if (status != FitStatus.Converged) return _scan.FirthFallback ? Firth(variant, scale, rows, isFallback: true) : ErrorOf(status);
        var fit = _logistic.Value;
        foreach (var (term, column, isOfGenotype) in _scan.Tested.Rows)
        {
            var deviation = Math.Sqrt(InverseDiagonal(fit.Factor, _scan.ModelColumns, fit.Stride, column));
            AddRow(variant, term, column, isOfGenotype, scale, fit.Coefficients[column], deviation, double.NaN, rows);
        }

        return AssociationError.None;
    }

    private FitStatus FitLogistic(VariantData variant)
    {
        var fit = _logistic.Value;
        FillDesign(variant);
        Start(_score.Score / _score.Variance);
        _start.CopyTo(fit.Coefficients, 0);
        (fit.State.Outcome, fit.State.Live, fit.State.Offset) = (_model.Outcome, variant.Live, _model.Offset);
        return fit.Run(_scan.ModelColumns, Math.Abs(_score.Score) / Math.Sqrt(_score.Variance));
    }

    private AssociationError Firth(VariantData variant, double scale, AssociationRows rows, bool isFallback)
    {
        var fit = _firth.Value;
        FillDesign(variant);
        Start(Math.Clamp(_score.Score / _score.Variance, -3, 3));
        _start.CopyTo(fit.Coefficients, 0);
        (fit.State.Outcome, fit.State.Live, fit.State.Offset) = (_model.Outcome, variant.Live, _model.Offset);
        var status = fit.Run(_scan.ModelColumns, -1);
        if (status != FitStatus.Converged) return ErrorOf(status);
        var likelihood = fit.PenalisedLogLikelihood;
        var coefficients = fit.Coefficients.AsSpan(0, _scan.ModelColumns).ToArray();
        var factor = fit.Factor.AsSpan(0, _scan.ModelColumns * fit.Stride).ToArray();
        foreach (var (term, column, isOfGenotype) in _scan.Tested.Rows)
        {
            coefficients.CopyTo(fit.Coefficients, 0);
            if (column == _basis.Count)
            {
                Start(0);
                _start.CopyTo(fit.Coefficients, 0);
                coefficients.AsSpan(column + 1).CopyTo(fit.Coefficients.AsSpan(column + 1));
            }

            fit.Coefficients[column] = 0;
            status = fit.Run(_scan.ModelColumns, column);
            if (status != FitStatus.Converged)
            {
                rows.Add(_scan.Trait, AssociationRow.Failed(variant.Variant, variant.Allele, term, variant.Frequency, variant.Called, ErrorOf(status)));
                continue;
            }

            var chiSquared = Math.Max(0, 2 * (likelihood - fit.PenalisedLogLikelihood));
            var deviation = Math.Sqrt(InverseDiagonal(factor, _scan.ModelColumns, fit.Stride, column));
            AddRow(variant, isFallback && column == _basis.Count ? ModelTerms.Firth : term, column, isOfGenotype, scale, coefficients[column], deviation, chiSquared, rows);
        }

        return AssociationError.None;
    }

    /// <param name="chiSquared">Of the likelihood-ratio test; NaN where Wald's test is the one.</param>
    private void AddRow(VariantData variant, int term, int column, bool isOfGenotype, double scale, double coefficient, double deviation, double chiSquared, AssociationRows rows)
    {
        var factor = isOfGenotype ? (variant.IsReversed ? -scale : scale) : _scan.IsStandardised ? 1 / _basis.DeviationOf(column) : 1;
        var z = coefficient / deviation * Math.Sign(factor);
        var wald = NormalDistribution.LogTwoSided(z);
        var isWald = double.IsNaN(chiSquared);
        rows.Add(_scan.Trait, new AssociationRow(variant.Variant, variant.Allele, term, variant.Frequency, variant.Called, coefficient * factor, deviation * Math.Abs(factor),
            isWald ? z : chiSquared, isWald ? wald : ChiSquaredDistribution.LogUpperTail(chiSquared, 1), isWald ? double.NaN : wald, AssociationError.None));
    }

    private void FillDesign(VariantData variant)
    {
        var design = _design.Value;
        var rows = design.Rows;
        variant.Values.AsSpan(0, rows).CopyTo(design[_basis.Count]);
        for (var p = 0; p < _scan.Tested.Products.Length; p++)
        {
            var values = _scan.Tested.Products[p];
            var column = design[_basis.Count + 1 + p];
            for (var i = 0; i < rows; i++) column[i] = values[i] * variant.Values[i];
        }
    }

    /// <summary>Where the search starts: the covariates' model, moved as the score says for this effect of the genotype.</summary>
    private void Start(double effect)
    {
        var covariates = _start.AsSpan(0, _basis.Count);
        for (var j = 0; j < covariates.Length; j++) covariates[j] = _score.Coefficients[j] - (effect * _score.Projection[j]);
        if (_scan.IsStandardised) _basis.ToStandardised(covariates);
        _start.AsSpan(_basis.Count).Clear();
        _start[_basis.Count] = effect;
    }

    /// <summary>Whether cases or controls have no copy of the counted allele, or nothing but copies.</summary>
    private bool IsSeparated(VariantData variant)
    {
        var (copies, called) = variant.IsHardCalls ? CopiesInCases(variant) : DosageInCases(variant);
        var (others, otherCalled) = (variant.Sum - copies, variant.Called - called);
        return copies <= 0 || others <= 0 || copies >= 2 * called || others >= 2 * otherCalled;
    }

    private (double Copies, double Called) CopiesInCases(VariantData variant)
    {
        var counts = GenotypeCounting.Count(variant.Genotypes, _scan.CaseMask);
        return (variant.IsReversed ? (2.0 * counts.Called) - counts.Copies : counts.Copies, counts.Called);
    }

    private (double Copies, double Called) DosageInCases(VariantData variant)
    {
        var (copies, called) = (0.0, 0.0);
        for (var i = 0; i < _basis.Samples.Count; i++)
        {
            copies += _model.Outcome[i] * variant.Values[i];
            called += _model.Outcome[i] * variant.Live[i];
        }

        return (copies, called);
    }

    private static AssociationError ErrorOf(FitStatus status) => status switch
    {
        FitStatus.Separation => AssociationError.Separation,
        FitStatus.Singular => AssociationError.Vif,
        _ => AssociationError.NoConverge,
    };

    /// <summary>An entry of the diagonal of the inverse, from the Cholesky factor: the squared length of a column of L⁻¹.</summary>
    private static double InverseDiagonal(ReadOnlySpan<double> factor, int order, int stride, int column)
    {
        Span<double> unit = stackalloc double[order <= 256 ? order : 0];
        if (unit.IsEmpty) unit = new double[order];
        unit.Clear();
        unit[column] = 1;
        Cholesky.SolveLower(factor, order, stride, unit);
        return DotProduct.Of(unit, unit);
    }
}
