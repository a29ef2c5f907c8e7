using Tabib.Core.LinearAlgebra;
using Tabib.Core.Statistics;
using Tabib.Evidence.Association.Kernels;

namespace Tabib.Evidence.Association;

/// <summary>Logistic and Firth models of a binary trait with the genotypes of one or several alleles; one for each thread and number of alleles.</summary>
internal sealed class BinaryFit
{
    private readonly BinaryScan _scan;
    private readonly CovariateBasis _basis;
    private readonly int _alleles;
    private readonly int _columns;
    private readonly List<TestedRow> _rows;
    private readonly double[] _deviations;
    private readonly double[] _ratios;
    private readonly double[] _solution;
    private readonly ColumnMatrix _design;
    private readonly LogisticFit _logistic;
    private readonly Lazy<FirthFit> _firth;

    public BinaryFit(BinaryScan scan, int alleles, LogisticKernel kernel)
    {
        _scan = scan;
        _basis = scan.Model.Basis;
        _alleles = alleles;
        _columns = _basis.Count + scan.Tested.GenotypeColumns(alleles);
        _rows = scan.Tested.Rows(alleles);
        _deviations = new double[_rows.Count];
        _ratios = new double[_rows.Count];
        _solution = new double[_columns];
        _design = scan.NewDesign(_columns);
        _logistic = new LogisticFit(_design, kernel);
        _firth = new Lazy<FirthFit>(() => new FirthFit(_design, kernel));
    }

    public int Columns => _columns;

    /// <param name="start">Coefficients of the covariates where the search starts, then that of the first allele.</param>
    /// <param name="lastStep">See <see cref="LogisticFit.Run"/>.</param>
    public AssociationError Logistic(ReadOnlySpan<VariantData> alleles, ReadOnlySpan<double> start, double lastStep, double scale, AssociationRows rows)
    {
        Fill(alleles);
        Place(start, _logistic.Coefficients);
        (_logistic.State.Outcome, _logistic.State.Live, _logistic.State.Offset) = (_scan.Model.Outcome, alleles[0].Live, _scan.Model.Offset);
        var status = _logistic.Run(_columns, lastStep);
        if (status != FitStatus.Converged) return ErrorOf(status);
        _logistic.Coefficients.AsSpan(0, _columns).CopyTo(_solution);
        for (var r = 0; r < _rows.Count; r++) _deviations[r] = Math.Sqrt(InverseDiagonal(_logistic.Factor, _columns, _logistic.Stride, _rows[r].Column));
        if (_scan.LikelihoodRatio)
        {
            status = Compare(alleles[0]);
            if (status != FitStatus.Converged) return ErrorOf(status);
        }

        for (var r = 0; r < _rows.Count; r++) Add(alleles, _rows[r], _rows[r].Term, scale, _solution[_rows[r].Column], _deviations[r], double.NaN, _scan.LikelihoodRatio ? _ratios[r] : double.NaN, rows);

        return AssociationError.None;
    }

    /// <param name="startHeld">Where the search without the first allele starts.</param>
    /// <param name="additive">Term of the alleles' own rows.</param>
    public AssociationError Firth(ReadOnlySpan<VariantData> alleles, ReadOnlySpan<double> start, ReadOnlySpan<double> startHeld, int additive, double scale, AssociationRows rows)
    {
        var fit = _firth.Value;
        Fill(alleles);
        Place(start, fit.Coefficients);
        (fit.State.Outcome, fit.State.Live, fit.State.Offset) = (_scan.Model.Outcome, alleles[0].Live, _scan.Model.Offset);
        var status = fit.Run(_columns, -1);
        if (status != FitStatus.Converged) return ErrorOf(status);
        var likelihood = fit.PenalisedLogLikelihood;
        var coefficients = fit.Coefficients.AsSpan(0, _columns).ToArray();
        var factor = fit.Factor.AsSpan(0, _columns * fit.Stride).ToArray();
        foreach (var row in _rows)
        {
            coefficients.CopyTo(fit.Coefficients, 0);
            if (row.Column == _basis.Count && _alleles == 1) startHeld[.._basis.Count].CopyTo(fit.Coefficients);
            fit.Coefficients[row.Column] = 0;
            status = fit.Run(_columns, row.Column);
            var variant = alleles[Math.Max(0, row.Allele)];
            if (status != FitStatus.Converged)
            {
                rows.Add(_scan.Trait, AssociationRow.Failed(variant.Variant, variant.Allele, row.Term, variant.Frequency, variant.Called, ErrorOf(status)));
                continue;
            }

            var chiSquared = Math.Max(0, 2 * (likelihood - fit.PenalisedLogLikelihood));
            var deviation = Math.Sqrt(InverseDiagonal(factor, _columns, fit.Stride, row.Column));
            Add(alleles, row, row.Term == ModelTerms.Additive ? additive : row.Term, scale, coefficients[row.Column], deviation, chiSquared, chiSquared, rows);
        }

        return AssociationError.None;
    }

    public void Fail(ReadOnlySpan<VariantData> alleles, AssociationError error, AssociationRows rows)
    {
        foreach (var row in _rows)
        {
            var variant = alleles[Math.Max(0, row.Allele)];
            rows.Add(_scan.Trait, AssociationRow.Failed(variant.Variant, variant.Allele, row.Term, variant.Frequency, variant.Called, error));
        }
    }

    public static AssociationError ErrorOf(FitStatus status) => status switch
    {
        FitStatus.Separation => AssociationError.Separation,
        FitStatus.Singular => AssociationError.Vif,
        _ => AssociationError.NoConverge,
    };

    /// <summary>Twice what the log likelihood loses where one of the columns is left out.</summary>
    private FitStatus Compare(VariantData variant)
    {
        var whole = _logistic.LogLikelihood(_columns);
        for (var r = 0; r < _rows.Count; r++)
        {
            var column = _rows[r].Column;
            var held = _scan.Model.LogLikelihood;
            if (_columns > _basis.Count + 1 || column < _basis.Count || variant.MissingCount > 0)
            {
                var status = Without(column, out held);
                if (status != FitStatus.Converged) return status;
            }

            _ratios[r] = Math.Max(0, 2 * (whole - held));
        }

        return FitStatus.Converged;
    }

    private FitStatus Without(int column, out double logLikelihood)
    {
        _solution.CopyTo(_logistic.Coefficients, 0);
        _logistic.Coefficients[column] = _solution[^1];
        Exchange(column, _columns - 1);
        var status = _logistic.Run(_columns - 1);
        logLikelihood = _logistic.LogLikelihood(_columns - 1);
        Exchange(column, _columns - 1);
        return status;
    }

    private void Exchange(int first, int second)
    {
        if (first == second) return;
        var left = _design[first];
        var right = _design[second];
        for (var i = 0; i < left.Length; i++) (left[i], right[i]) = (right[i], left[i]);
    }

    /// <param name="chiSquared">Of the likelihood-ratio test; NaN where Wald's test is the one.</param>
    /// <param name="ratio">Chi-squared of the likelihood-ratio test that is told beside the other; NaN for none.</param>
    private void Add(ReadOnlySpan<VariantData> alleles, TestedRow row, int term, double scale, double coefficient, double deviation, double chiSquared, double ratio, AssociationRows rows)
    {
        var variant = alleles[Math.Max(0, row.Allele)];
        var factor = row.Allele >= 0 ? (variant.IsReversed ? -scale : scale) : _scan.IsStandardised ? 1 / _basis.DeviationOf(row.Column) : 1;
        var z = coefficient / deviation * Math.Sign(factor);
        var wald = NormalDistribution.LogTwoSided(z);
        var isWald = double.IsNaN(chiSquared);
        var result = new AssociationRow(variant.Variant, variant.Allele, term, variant.Frequency, variant.Called, coefficient * factor, deviation * Math.Abs(factor),
            isWald ? z : chiSquared, isWald ? wald : ChiSquaredDistribution.LogUpperTail(chiSquared, 1), isWald ? double.NaN : wald, AssociationError.None);
        rows.Add(_scan.Trait, double.IsNaN(ratio) ? result : result with { LogLikelihoodRatioP = ChiSquaredDistribution.LogUpperTail(ratio, 1) });
    }

    private void Fill(ReadOnlySpan<VariantData> alleles)
    {
        var products = _scan.Tested.Products;
        for (var a = 0; a < _alleles; a++)
        {
            var copies = alleles[a].Values.AsSpan(0, _design.Rows);
            copies.CopyTo(_design[_scan.Tested.ColumnOf(a, -1, _alleles)]);
            for (var p = 0; p < products.Length; p++)
            {
                var column = _design[_scan.Tested.ColumnOf(a, p, _alleles)];
                for (var i = 0; i < column.Length; i++) column[i] = products[p][i] * copies[i];
            }
        }
    }

    private void Place(ReadOnlySpan<double> start, Span<double> coefficients)
    {
        coefficients[.._columns].Clear();
        start.CopyTo(coefficients);
    }

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
