using Tabib.Core.LinearAlgebra;
using Tabib.Core.Statistics;

namespace Tabib.Evidence.Association;

/// <summary>Least squares with all columns written out, for models with more than one genotype column or row: several alleles, interactions, covariates.</summary>
internal sealed class GeneralLinearTest(CovariateBasis basis, double[] y, int trait, TestedColumns tested) : VariantTest
{
    private const double LeastUnexplained = 0.02;
    private const double HighestCorrelation = 0.999;
    private const double NothingNew = 1e-10;
    private const double NoResidual = 1e-20;

    private readonly List<TestedRow> _plain = tested.Rows(1);

    public override void Run(ReadOnlySpan<VariantData> batch, double scale, AssociationRows rows)
    {
        foreach (ref readonly var variant in batch) Run(new ReadOnlySpan<VariantData>(in variant), _plain, scale, rows);
    }

    public override void RunJoint(ReadOnlySpan<VariantData> alleles, double scale, AssociationRows rows) => Run(alleles, tested.Rows(alleles.Length), scale, rows);

    private void Run(ReadOnlySpan<VariantData> alleles, List<TestedRow> wanted, double scale, AssociationRows rows)
    {
        var columns = basis.Count + tested.GenotypeColumns(alleles.Length);
        var first = alleles[0];
        var error = first.Called <= columns ? AssociationError.TooFew : alleles.Length == 1 && first.IsConstant ? AssociationError.ConstAllele : AssociationError.None;
        if (error == AssociationError.None) error = Estimate(alleles, wanted, columns, scale, rows);
        if (error == AssociationError.None) return;
        foreach (var row in wanted)
        {
            var variant = alleles[Math.Max(0, row.Allele)];
            rows.Add(trait, AssociationRow.Failed(variant.Variant, variant.Allele, row.Term, variant.Frequency, variant.Called, error));
        }
    }

    private AssociationError Estimate(ReadOnlySpan<VariantData> alleles, List<TestedRow> wanted, int columns, double scale, AssociationRows rows)
    {
        var live = Live(alleles[0]);
        var qr = ThinQr.Factor(Columns(alleles, live));
        var rest = Take(y, live);
        var squares = Centred(rest);
        var coefficients = new double[columns];
        for (var j = 0; j < columns; j++)
        {
            coefficients[j] = DotProduct.Of(qr.Basis[j], rest);
            DotProduct.AddScaled(rest, -coefficients[j], qr.Basis[j]);
        }

        var residual = DotProduct.Of(rest, rest);
        if (!(squares > 0)) return AssociationError.ConstPheno;
        var error = Check(alleles, qr, live);
        if (error != AssociationError.None) return error;
        if (!(residual > NoResidual * squares)) return AssociationError.PerfectFit;
        qr.SolveUpper(coefficients);
        var degrees = live.Length - columns;
        var distribution = new StudentDistribution(degrees);
        foreach (var row in wanted)
        {
            var variant = alleles[Math.Max(0, row.Allele)];
            var factor = row.Allele < 0 ? 1 : variant.IsReversed ? -scale : scale;
            var deviation = Math.Sqrt(residual / degrees * InverseDiagonal(qr, row.Column, columns));
            var statistic = coefficients[row.Column] / deviation * Math.Sign(factor);
            rows.Add(trait, new AssociationRow(variant.Variant, variant.Allele, row.Term, variant.Frequency, variant.Called, coefficients[row.Column] * factor, deviation * Math.Abs(factor), statistic, distribution.LogTwoSided(statistic), double.NaN, AssociationError.None));
        }

        return AssociationError.None;
    }

    /// <summary>Variance inflation of each allele by the covariates and the other alleles; products need only be new.</summary>
    private AssociationError Check(ReadOnlySpan<VariantData> alleles, ThinQr qr, int[] live)
    {
        var error = Array.TrueForAll(qr.Unexplained, share => share > NothingNew) ? AssociationError.None : AssociationError.Vif;
        for (var a = 0; a < alleles.Length; a++)
        {
            var isNew = error == AssociationError.None && 1 / (InverseDiagonal(qr, basis.Count + a, basis.Count + alleles.Length) * Centred(Take(alleles[a].Values, live))) > LeastUnexplained;
            if (isNew) continue;
            error = AssociationError.Vif;
            foreach (var values in basis.Values)
            {
                if (Math.Abs(Correlation.Of(alleles[a].Values, values, alleles[a].Live)) > HighestCorrelation) return AssociationError.Corr;
            }
        }

        return error;
    }

    private List<double[]> Columns(ReadOnlySpan<VariantData> alleles, int[] live)
    {
        var ones = new double[live.Length];
        Array.Fill(ones, 1);
        var columns = new List<double[]> { ones };
        foreach (var values in basis.Values) columns.Add(Take(values, live));
        foreach (var allele in alleles) columns.Add(Take(allele.Values, live));
        foreach (var values in tested.Products)
        {
            foreach (var allele in alleles)
            {
                var copies = allele.Values;
                columns.Add([.. live.Select(i => values[i] * copies[i])]);
            }
        }

        return columns;
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

    /// <summary>An entry of the diagonal of (R'R)⁻¹ of the first columns: the squared length of a row of R⁻¹.</summary>
    private static double InverseDiagonal(ThinQr qr, int row, int columns)
    {
        var sum = 0.0;
        var unit = new double[qr.Basis.Length];
        for (var k = row; k < columns; k++)
        {
            Array.Clear(unit);
            unit[k] = 1;
            qr.SolveUpper(unit);
            sum += unit[row] * unit[row];
        }

        return sum;
    }
}
