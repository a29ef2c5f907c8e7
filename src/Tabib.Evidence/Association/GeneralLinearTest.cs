using Tabib.Core.LinearAlgebra;
using Tabib.Core.Statistics;

namespace Tabib.Evidence.Association;

/// <summary>Least squares with all columns written out, for models that have more rows than the genotype's: interactions and covariates.</summary>
internal sealed class GeneralLinearTest(CovariateBasis basis, double[] y, int trait, TestedColumns tested) : VariantTest
{
    private const double LeastUnexplained = 0.02;
    private const double NothingNew = 1e-10;
    private const double NoResidual = 1e-20;

    public override void Run(ReadOnlySpan<VariantData> batch, double scale, AssociationRows rows)
    {
        foreach (var variant in batch) Run(variant, scale, rows);
    }

    private void Run(VariantData variant, double scale, AssociationRows rows)
    {
        var columns = basis.Count + tested.GenotypeTerms;
        if (variant.Called <= columns || variant.IsConstant)
        {
            Fail(variant, variant.Called <= columns ? AssociationError.TooFew : AssociationError.ConstAllele, rows);
            return;
        }

        var live = Live(variant);
        var qr = ThinQr.Factor(Columns(variant, live));
        var outcome = Take(y, live);
        var squares = Centred(outcome);
        var coefficients = new double[columns];
        for (var j = 0; j < columns; j++)
        {
            coefficients[j] = DotProduct.Of(qr.Basis[j], outcome);
            DotProduct.AddScaled(outcome, -coefficients[j], qr.Basis[j]);
        }

        var error = Check(variant, qr, squares, DotProduct.Of(outcome, outcome), live);
        if (error != AssociationError.None)
        {
            Fail(variant, error, rows);
            return;
        }

        qr.SolveUpper(coefficients);
        var degrees = variant.Called - columns;
        var variance = DotProduct.Of(outcome, outcome) / degrees;
        var distribution = new StudentDistribution(degrees);
        foreach (var (term, column, isOfGenotype) in tested.Rows)
        {
            var factor = isOfGenotype ? (variant.IsReversed ? -scale : scale) : 1;
            var deviation = Math.Sqrt(variance * InverseDiagonal(qr, column));
            var statistic = coefficients[column] / deviation * Math.Sign(factor);
            rows.Add(trait, new AssociationRow(variant.Variant, variant.Allele, term, variant.Frequency, variant.Called, coefficients[column] * factor, deviation * Math.Abs(factor), statistic, distribution.LogTwoSided(statistic), double.NaN, AssociationError.None));
        }
    }

    private AssociationError Check(VariantData variant, ThinQr qr, double squares, double residual, int[] live)
    {
        if (!(squares > 0)) return AssociationError.ConstPheno;
        var genotype = Take(variant.Values, live);
        var whole = DotProduct.Of(genotype, genotype);
        var centred = Centred(genotype);
        if (qr.Unexplained[basis.Count] * whole < LeastUnexplained * centred)
            return basis.Values.Any(values => Math.Abs(Correlation.Of(variant.Values, values, variant.Live)) > 0.999) ? AssociationError.Corr : AssociationError.Vif;
        if (qr.Unexplained.Any(share => !(share > NothingNew))) return AssociationError.Vif;
        return residual > NoResidual * squares ? AssociationError.None : AssociationError.PerfectFit;
    }

    private List<double[]> Columns(VariantData variant, int[] live)
    {
        var ones = new double[live.Length];
        Array.Fill(ones, 1);
        var columns = new List<double[]> { ones };
        foreach (var values in basis.Values) columns.Add(Take(values, live));
        columns.Add(Take(variant.Values, live));
        foreach (var values in tested.Products) columns.Add([.. live.Select(i => values[i] * variant.Values[i])]);
        return columns;
    }

    private void Fail(VariantData variant, AssociationError error, AssociationRows rows)
    {
        foreach (var (term, _, _) in tested.Rows) rows.Add(trait, AssociationRow.Failed(variant.Variant, variant.Allele, term, variant.Frequency, variant.Called, error));
    }

    private static int[] Live(VariantData variant)
    {
        var live = new List<int>(variant.Called);
        for (var i = 0; i < variant.Live.Length; i++)
        {
            if (variant.Live[i] > 0) live.Add(i);
        }

        return [.. live];
    }

    private static double[] Take(double[] values, int[] live) => Array.ConvertAll(live, i => values[i]);

    private static double Centred(double[] values)
    {
        var mean = DotProduct.Sum(values) / values.Length;
        return values.Sum(value => (value - mean) * (value - mean));
    }

    /// <summary>An entry of the diagonal of (R'R)⁻¹: the squared length of a row of R⁻¹.</summary>
    private static double InverseDiagonal(ThinQr qr, int row)
    {
        var sum = 0.0;
        var unit = new double[qr.Basis.Length];
        for (var k = row; k < unit.Length; k++)
        {
            Array.Clear(unit);
            unit[k] = 1;
            qr.SolveUpper(unit);
            sum += unit[row] * unit[row];
        }

        return sum;
    }
}
