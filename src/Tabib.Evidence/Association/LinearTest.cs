using Tabib.Core.LinearAlgebra;
using Tabib.Evidence.Association.Kernels;

namespace Tabib.Evidence.Association;

/// <summary>Tests variants against the traits of a <see cref="LinearScan"/>; one for each thread.</summary>
/// <remarks>Frisch, Waugh and Lovell: with the covariates' orthonormal columns Q and the traits' residuals, the effect is g'y over g'g - |Q'g|². Samples without a genotype are taken out again of Q'Q, Q'y and y'y, which equals dropping their rows.</remarks>
internal sealed class LinearTest : VariantTest
{
    /// <summary>Variance inflation of 50 and more.</summary>
    private const double LeastUnexplained = 0.02;

    private const double HighestCorrelation = 0.999;

    /// <summary>Below this share the single-precision sums are not near enough to a relative 1e-7 of the standard error: doubles then.</summary>
    private const double SmallShare = 0.2;

    /// <summary>Residual shares below this come from the difference of nearly equal numbers; below the second nothing is left but rounding.</summary>
    private const double SmallResidual = 1e-4;
    private const double NoResidual = 1e-20;

    private readonly LinearScan _scan;
    private readonly GeneralLinearTest[] _general;
    private readonly CovariateBasis _basis;
    private readonly double[] _sums;
    private readonly DenseBatch _dense = new();
    private readonly double[] _row;
    private readonly double[] _gram;
    private readonly double[] _projection;
    private readonly double[] _half;
    private readonly double[] _traitSums;
    private double _residualShare;

    /// <param name="general">By trait: tests several alleles together.</param>
    public LinearTest(LinearScan scan, GeneralLinearTest[] general)
    {
        _scan = scan;
        _general = general;
        _basis = scan.Basis;
        _sums = new double[ColumnSums.Batch * scan.Columns.Count];
        _row = new double[scan.Rows.Stride];
        _gram = new double[scan.Rows.Stride * scan.Rows.Columns];
        _projection = new double[_basis.Count];
        _half = new double[_basis.Count];
        _traitSums = new double[scan.Traits.Length];
    }

    public override void Run(ReadOnlySpan<VariantData> batch, double scale, AssociationRows rows)
    {
        if (_dense.Take(batch)) ColumnSums.Instance.Add(_dense.Packed, _dense.Copies, _scan.Columns, _sums);
        for (var i = 0; i < batch.Length; i++) Run(batch[i], i, scale, rows);
    }

    public override void RunJoint(ReadOnlySpan<VariantData> alleles, double scale, AssociationRows rows)
    {
        foreach (var test in _general) test.RunJoint(alleles, scale, rows);
    }

    private void Run(VariantData variant, int place, double scale, AssociationRows rows)
    {
        var error = variant.Called <= _basis.Count + 1 ? AssociationError.TooFew : variant.IsConstant ? AssociationError.ConstAllele : AssociationError.None;
        if (error != AssociationError.None)
        {
            for (var t = 0; t < _scan.Traits.Length; t++) rows.Add(_scan.TraitNumbers[t], Failed(variant, error));
            return;
        }

        var isExact = !variant.IsHardCalls || variant.IsSparse;
        if (variant.IsSparse) SumCarriers(variant);
        else if (!variant.IsHardCalls) SumValues(variant);
        else TakeDense(variant, place);
        var share = Factor(variant);
        if (!isExact && share < SmallShare)
        {
            SumValues(variant);
            share = Factor(variant);
            isExact = true;
        }

        error = share > LeastUnexplained ? AssociationError.None : IsCorrelated(variant) ? AssociationError.Corr : AssociationError.Vif;
        if (error != AssociationError.None)
        {
            for (var t = 0; t < _scan.Traits.Length; t++) rows.Add(_scan.TraitNumbers[t], Failed(variant, error));
            return;
        }

        for (var t = 0; t < _scan.Traits.Length; t++)
        {
            var row = Estimate(variant, t, scale);
            if (!isExact && (!(Math.Abs(row.Statistic) >= _scan.SmallStatistics[t]) || _residualShare < SmallResidual))
            {
                SumValues(variant);
                Factor(variant);
                isExact = true;
                row = Estimate(variant, t, scale);
            }

            rows.Add(_scan.TraitNumbers[t], row);
        }
    }

    private void TakeDense(VariantData variant, int place)
    {
        var sums = _sums.AsSpan(place * _scan.Columns.Count, _scan.Columns.Count);
        _projection[0] = variant.Sum * _basis.Matrix[0][0];
        sums[..(_basis.Count - 1)].CopyTo(_projection.AsSpan(1));
        for (var t = 0; t < _traitSums.Length; t++) _traitSums[t] = _scan.FromLimbs(t, sums[_scan.FirstLimb(t)], sums[_scan.FirstLimb(t) + 1]);
    }

    private void SumCarriers(VariantData variant)
    {
        RowKernel.Instance.Sum(_scan.Rows, variant.CarrierSamples.AsSpan(0, variant.CarrierCount), variant.CarrierCopies.AsSpan(0, variant.CarrierCount), _row);
        _row.AsSpan(0, _basis.Count).CopyTo(_projection);
        _row.AsSpan(_basis.Count, _traitSums.Length).CopyTo(_traitSums);
    }

    private void SumValues(VariantData variant)
    {
        LogisticKernel.Instance.Project(_basis.Matrix, variant.Values, _projection);
        for (var t = 0; t < _traitSums.Length; t++) _traitSums[t] = DotProduct.Of(_scan.Traits[t].Residuals, variant.Values.AsSpan(0, _scan.Traits[t].Residuals.Length));
    }

    /// <summary>Factors Q'Q over the called samples and projects the genotype.</summary>
    /// <returns>Share of the genotype's variance that the covariates do not explain; 0 where the covariates are collinear in these samples.</returns>
    private double Factor(VariantData variant)
    {
        var columns = _basis.Count;
        _projection.CopyTo(_half, 0);
        if (variant.MissingCount > 0)
        {
            RowKernel.Instance.Gram(_scan.Rows, variant.Missing, columns, columns + _scan.Traits.Length, _gram);
            for (var i = 0; i < columns; i++)
            {
                var row = _gram.AsSpan(i * _scan.Rows.Stride, i + 1);
                for (var j = 0; j < i; j++) row[j] = -row[j];
                row[i] = 1 - row[i];
            }

            if (!Cholesky.TryFactor(_gram, columns, _scan.Rows.Stride, 1e-9)) return 0;
            Cholesky.SolveLower(_gram, columns, _scan.Rows.Stride, _half);
        }

        var centred = variant.SumOfSquares - (variant.Sum * variant.Sum / variant.Called);
        return Unexplained(variant) / centred;
    }

    private double Unexplained(VariantData variant) => variant.SumOfSquares - SquaredLength(_half);

    private AssociationRow Estimate(VariantData variant, int trait, double scale)
    {
        var model = _scan.Traits[trait];
        var length = Unexplained(variant);
        var product = _traitSums[trait];
        var squares = model.ResidualSumOfSquares;
        if (variant.MissingCount > 0)
        {
            Span<double> shift = stackalloc double[_basis.Count <= 256 ? _basis.Count : 0];
            if (shift.IsEmpty) shift = new double[_basis.Count];
            var fewer = 0.0;
            foreach (var sample in variant.Missing) fewer += model.Residuals[sample] * model.Residuals[sample];
            Shift(trait, shift);
            Cholesky.SolveLower(_gram, _basis.Count, _scan.Rows.Stride, shift);
            product -= DotProduct.Of(_half, shift);
            squares -= fewer + SquaredLength(shift);
        }

        if (!(squares > NoResidual * model.ResidualSumOfSquares)) return Failed(variant, AssociationError.ConstPheno);
        var effect = product / length;
        var degrees = variant.Called - _basis.Count - 1;
        var residual = squares - (product * effect);
        _residualShare = residual / squares;
        if (_residualShare < SmallResidual) residual = ResidualSquares(variant, trait, effect);
        if (!(residual > NoResidual * squares)) return Failed(variant, AssociationError.PerfectFit);
        var error = Math.Sqrt(residual / degrees / length);
        var statistic = effect / error;
        var sign = variant.IsReversed ? -1 : 1;
        return new AssociationRow(variant.Variant, variant.Allele, 0, variant.Frequency, variant.Called, sign * scale * effect, scale * error, sign * statistic, _scan.Distribution(degrees).LogTwoSided(statistic), double.NaN, AssociationError.None);
    }

    /// <summary>Q'y over the called samples: over all it is 0, so it is what the missing ones take away.</summary>
    private void Shift(int trait, Span<double> shift)
    {
        var row = _gram.AsSpan((_basis.Count + trait) * _scan.Rows.Stride, shift.Length);
        for (var j = 0; j < shift.Length; j++) shift[j] = -row[j];
    }

    /// <summary>Sum of squared residuals, sample by sample.</summary>
    private double ResidualSquares(VariantData variant, int trait, double effect)
    {
        var values = variant.Values;
        var live = variant.Live;
        var coefficients = new double[_basis.Count];
        if (variant.MissingCount > 0) Shift(trait, coefficients);
        for (var j = 0; j < coefficients.Length; j++) coefficients[j] -= effect * _projection[j];
        if (variant.MissingCount > 0) Cholesky.Solve(_gram, _basis.Count, _scan.Rows.Stride, coefficients);
        var sum = 0.0;
        for (var i = 0; i < _scan.Rows.Rows; i++)
        {
            if (live[i] == 0) continue;
            var row = _scan.Rows[i];
            var rest = row[_basis.Count + trait] - (effect * values[i]);
            for (var j = 0; j < coefficients.Length; j++) rest -= coefficients[j] * row[j];
            sum += rest * rest;
        }

        return sum;
    }

    private bool IsCorrelated(VariantData variant)
    {
        var values = variant.Values;
        var live = variant.Live;
        foreach (var covariate in _basis.Values)
        {
            if (Math.Abs(Correlation.Of(values, covariate, live)) > HighestCorrelation) return true;
        }

        return false;
    }

    private static AssociationRow Failed(VariantData variant, AssociationError error) => AssociationRow.Failed(variant.Variant, variant.Allele, 0, variant.Frequency, variant.Called, error);

    private static double SquaredLength(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value * value;
        return sum;
    }
}
