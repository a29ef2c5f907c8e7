using Tabib.Core.Kernels;
using Tabib.Core.Statistics;
using Tabib.Evidence.Association.Kernels;

namespace Tabib.Evidence.Association;

/// <summary>Tests variants against one binary trait: logistic, Firth, or score with saddlepoint; one for each thread.</summary>
internal sealed class BinaryTest : VariantTest
{
    private const double LeastUnexplained = 0.02;
    private const double HighestCorrelation = 0.999;

    /// <summary>Below this share single-precision sums are not near enough.</summary>
    private const double SmallShare = 0.2;

    private const double LargestCumulant = 6e-8;

    /// <summary>Log odds that a search with Firth's penalty starts from at most.</summary>
    private const double LargestStart = 3;

    private readonly BinaryScan _scan;
    private readonly LogisticKernel _kernel;
    private readonly LogisticNullModel _model;
    private readonly CovariateBasis _basis;
    private readonly ScoreTest _score;
    private readonly Saddlepoint _saddlepoint;
    private readonly Dictionary<int, BinaryFit> _fits = [];
    private readonly double[] _start;
    private readonly double[] _startHeld;
    private readonly DenseBatch _dense = new();
    private readonly double[] _sums;
    private readonly double[] _squares = new double[ColumnSums.Batch];

    public BinaryTest(BinaryScan scan, LogisticKernel kernel)
    {
        _scan = scan;
        _kernel = kernel;
        _model = scan.Model;
        _basis = scan.Model.Basis;
        _score = new ScoreTest(scan, kernel);
        _saddlepoint = new Saddlepoint(kernel);
        _start = new double[_basis.Count + 1];
        _startHeld = new double[_basis.Count + 1];
        _sums = new double[ColumnSums.Batch * scan.Columns.Count];
    }

    private bool IsFit => _scan.Kind is AssociationModel.Logistic or AssociationModel.Firth;

    public override void Run(ReadOnlySpan<VariantData> batch, double scale, AssociationRows rows)
    {
        var hasSums = _dense.Take(batch);
        if (hasSums)
        {
            ColumnSums.Instance.Add(_dense.Packed, _dense.Copies, _scan.Columns, _sums);
            ColumnSums.Instance.Add(_dense.Packed, _dense.Squares, _scan.Weights, _squares);
        }

        // A search may start from any approximation; the score test itself needs sums that are exact, as they are without missing genotypes.
        for (var i = 0; i < batch.Length; i++) Run(batch.Slice(i, 1), hasSums && DenseBatch.IsDense(batch[i]) && (IsFit || batch[i].MissingCount == 0) ? i : -1, scale, rows);
    }

    public override void RunJoint(ReadOnlySpan<VariantData> alleles, double scale, AssociationRows rows)
    {
        if (!IsFit)
        {
            base.RunJoint(alleles, scale, rows);
            return;
        }

        var fit = FitOf(alleles.Length);
        var error = Check(alleles, fit.Columns);
        if (error == AssociationError.None)
        {
            _model.Coefficients.CopyTo(_start, 0);
            _start[^1] = 0;
            if (_scan.IsStandardised) _basis.ToStandardised(_start.AsSpan(0, _basis.Count));
            _start.CopyTo(_startHeld, 0);
            error = _scan.Kind == AssociationModel.Firth
                ? fit.Firth(alleles, _start, _startHeld, ModelTerms.Additive, scale, rows)
                : fit.Logistic(alleles, _start, double.PositiveInfinity, scale, rows);
            if (IsForFirth(error)) error = fit.Firth(alleles, _start, _startHeld, ModelTerms.Firth, scale, rows);
        }

        if (error != AssociationError.None) fit.Fail(alleles, error, rows);
    }

    /// <param name="variant">One.</param>
    /// <param name="place">Of the variant in the batch whose sums are there; -1 where they are not.</param>
    private void Run(ReadOnlySpan<VariantData> variant, int place, double scale, AssociationRows rows)
    {
        var fit = FitOf(1);
        var error = Check(variant, fit.Columns);
        if (error == AssociationError.None) error = Score(variant[0], place);
        if (error == AssociationError.None)
        {
            error = _scan.Kind switch
            {
                AssociationModel.Logistic => Logistic(variant, fit, scale, rows),
                AssociationModel.Firth => Firth(variant, fit, ModelTerms.Additive, scale, rows),
                _ => SaddlepointScore(variant, fit, scale, rows),
            };
        }

        if (error != AssociationError.None) fit.Fail(variant, error, rows);
    }

    private BinaryFit FitOf(int alleles)
    {
        if (!_fits.TryGetValue(alleles, out var fit)) _fits.Add(alleles, fit = new BinaryFit(_scan, alleles, _kernel));
        return fit;
    }

    private AssociationError Check(ReadOnlySpan<VariantData> alleles, int columns)
    {
        var variant = alleles[0];
        if (variant.Called <= columns) return AssociationError.TooFew;
        if (alleles.Length == 1 && variant.IsConstant) return AssociationError.ConstAllele;
        var cases = _scan.Cases;
        foreach (var sample in variant.Missing) cases -= _model.Outcome[sample];
        return cases == 0 || cases == variant.Called ? AssociationError.ConstPheno : AssociationError.None;
    }

    private AssociationError Score(VariantData variant, int place)
    {
        var sums = place < 0 ? default : _sums.AsSpan(place * _scan.Columns.Count, _scan.Columns.Count);
        var status = place < 0 ? _score.Run(variant) : _score.Approximate(variant, sums[.._basis.Count], ExactLimbs.Join(_scan.ResidualScale, sums[_basis.Count], sums[_basis.Count + 1]), _squares[place]);
        if (place >= 0 && !IsFit && _score.Unexplained < SmallShare) status = _score.Run(variant);
        if (status != FitStatus.Converged) return BinaryFit.ErrorOf(status);
        if (_score.Unexplained > LeastUnexplained) return AssociationError.None;
        foreach (var covariate in _basis.Values)
        {
            if (Math.Abs(Correlation.Of(variant.Values, covariate, variant.Live)) > HighestCorrelation) return AssociationError.Corr;
        }

        return AssociationError.Vif;
    }

    private AssociationError SaddlepointScore(ReadOnlySpan<VariantData> one, BinaryFit fit, double scale, AssociationRows rows)
    {
        var variant = one[0];
        var z = _score.Score / Math.Sqrt(_score.Variance);
        var logP = NormalDistribution.LogTwoSided(z);
        if (Math.Abs(z) > Saddlepoint.From)
        {
            logP = IsVeryRare(variant) ? SaddlepointOfCarriers(variant) : SaddlepointOfAll(variant);
            z = _score.Score / Math.Sqrt(_score.Variance);
        }

        if (double.IsNaN(logP)) return Firth(one, fit, ModelTerms.Firth, scale, rows);
        var sign = variant.IsReversed ? -1 : 1;
        rows.Add(_scan.Trait, new AssociationRow(variant.Variant, variant.Allele, ModelTerms.Additive, variant.Frequency, variant.Called,
            sign * scale * _score.Score / _score.Variance, scale / Math.Sqrt(_score.Variance), sign * z, logP, double.NaN, AssociationError.None));
        return AssociationError.None;
    }

    private double SaddlepointOfAll(VariantData variant)
    {
        _score.Adjust(variant);
        return _saddlepoint.LogTwoSided(_score.Predictor, _score.Adjusted, variant.Live, _score.Score, _score.Variance);
    }

    private double SaddlepointOfCarriers(VariantData variant)
    {
        var padded = (variant.CarrierCount + 7) / 8 * 8;
        Span<double> room = stackalloc double[padded <= 256 ? 3 * padded : 0];
        if (room.IsEmpty) room = new double[3 * padded];
        var predictor = room[..padded];
        var adjusted = room.Slice(padded, padded);
        var live = room[(2 * padded)..];
        var normal = _score.AdjustCarriers(variant, predictor, adjusted, live);
        return _saddlepoint.LogTwoSided(predictor, adjusted, live, _score.Score, _score.Variance, normal);
    }

    /// <summary>So few carriers that the others' part of the score is normal: its third cumulant, at most carriers³/samples², moves the p-value by less than 1e-5 of it.</summary>
    private bool IsVeryRare(VariantData variant) =>
        variant is { IsSparse: true, MissingCount: 0 } && Math.Pow(variant.CarrierCount, 3) <= LargestCumulant * Math.Pow(_basis.Samples.Count, 2);

    private AssociationError Logistic(ReadOnlySpan<VariantData> variant, BinaryFit fit, double scale, AssociationRows rows)
    {
        var error = AssociationError.Separation;
        if (!IsSeparated(variant[0]))
        {
            Start(_score.Score / _score.Variance, _start);
            error = fit.Logistic(variant, _start, Math.Abs(_score.Score) / Math.Sqrt(_score.Variance), scale, rows);
        }

        return IsForFirth(error) ? Firth(variant, fit, ModelTerms.Firth, scale, rows) : error;
    }

    private AssociationError Firth(ReadOnlySpan<VariantData> variant, BinaryFit fit, int additive, double scale, AssociationRows rows)
    {
        Start(Math.Clamp(_score.Score / _score.Variance, -LargestStart, LargestStart), _start);
        Start(0, _startHeld);
        return fit.Firth(variant, _start, _startHeld, additive, scale, rows);
    }

    private bool IsForFirth(AssociationError error) => _scan.FirthFallback && error is (AssociationError.Separation or AssociationError.NoConverge);

    /// <summary>Where the search starts: the covariates' model, moved as the score says for this effect of the genotype.</summary>
    private void Start(double effect, Span<double> start)
    {
        var covariates = start[.._basis.Count];
        for (var j = 0; j < covariates.Length; j++) covariates[j] = _score.Coefficients[j] - (effect * _score.Projection[j]);
        if (_scan.IsStandardised) _basis.ToStandardised(covariates);
        start[_basis.Count] = effect;
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
}
