using Tabib.Core.LinearAlgebra;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Association.Kernels;

namespace Tabib.Evidence.Association;

/// <summary>The intercept and the covariates of a sample set as orthonormal columns; the first is the intercept's.</summary>
internal sealed class CovariateBasis
{
    /// <summary>A covariate whose share not explained by those before it is below this adds nothing but rounding: R above 0.9999999.</summary>
    private const double LeastUnexplained = 1e-7;

    private readonly ThinQr _qr;
    private readonly double[] _scale;

    private CovariateBasis(SampleSet samples, string[] names, double[][] values, ThinQr qr, double[] scale)
    {
        Samples = samples;
        Names = names;
        Values = values;
        _qr = qr;
        _scale = scale;
        Matrix = new ColumnMatrix(samples.Count, names.Length + 1);
        for (var j = 0; j <= names.Length; j++) qr.Basis[j].CopyTo(Matrix[j]);
    }

    public SampleSet Samples { get; }

    /// <summary>Covariates, without the intercept.</summary>
    public string[] Names { get; }

    /// <summary>Covariates as given, of the samples in the set.</summary>
    public double[][] Values { get; }

    /// <summary>Columns of Q: intercept, then covariates.</summary>
    public ColumnMatrix Matrix { get; }

    /// <summary>Columns, the intercept included.</summary>
    public int Count => Names.Length + 1;

    /// <param name="values">By covariate; of all samples of the genotype set.</param>
    /// <exception cref="ProblemException">ASC009: a covariate is constant. ASC010: it is a sum of others.</exception>
    public static CovariateBasis Of(SampleSet samples, IReadOnlyList<string> names, IReadOnlyList<double[]> values)
    {
        var kept = Select(samples, names, values, out var constant, out var collinear);
        if (constant is not null) throw Fault("ASC009", $"The covariate {constant} has one value in all {samples.Count:N0} samples of the analysis.", constant, "Leave it out: name the covariates to use with --covariate.");
        if (collinear is not null) throw Fault("ASC010", $"The covariate {collinear} is a weighted sum of the covariates before it.", collinear, "Leave one of them out: name the covariates to use with --covariate.");
        return kept;
    }

    /// <summary>As <see cref="Of"/>, but without the covariates that add nothing in these samples (sex among men alone).</summary>
    public static CovariateBasis WithoutRedundant(SampleSet samples, IReadOnlyList<string> names, IReadOnlyList<double[]> values) => Select(samples, names, values, out _, out _);

    /// <summary>Coefficients of intercept and covariates as given, from those of the orthonormal columns; in place.</summary>
    public void ToOriginal(Span<double> coefficients)
    {
        _qr.SolveUpper(coefficients);
        for (var j = 1; j < coefficients.Length; j++)
        {
            coefficients[j] /= _scale[2 * j];
            coefficients[0] -= coefficients[j] * _scale[(2 * j) + 1];
        }
    }

    /// <summary>Coefficients of the standardised covariates, from those of the orthonormal columns; in place.</summary>
    public void ToStandardised(Span<double> coefficients) => _qr.SolveUpper(coefficients);

    /// <summary>Standard deviation of a covariate in these samples; 1 of the intercept, column 0.</summary>
    public double DeviationOf(int column) => _scale[2 * column];

    /// <summary>Ones, and the covariates with mean 0 and standard deviation 1.</summary>
    public void CopyStandardised(ColumnMatrix target)
    {
        target[0].Fill(1);
        for (var j = 1; j < Count; j++)
        {
            var column = target[j];
            for (var i = 0; i < column.Length; i++) column[i] = (Values[j - 1][i] - _scale[(2 * j) + 1]) / _scale[2 * j];
        }
    }

    /// <summary>Variance inflation of each covariate by the others.</summary>
    public double[] VarianceInflation()
    {
        var inflation = new double[Names.Length];
        var unit = new double[Count];
        for (var j = 1; j < Count; j++)
        {
            // The covariates have unit variance but for the number of samples: the diagonal of (R'R)⁻¹ is the row norm of R⁻¹.
            var sum = 0.0;
            for (var k = j; k < Count; k++)
            {
                Array.Clear(unit);
                unit[k] = 1;
                _qr.SolveUpper(unit);
                sum += unit[j] * unit[j];
            }

            inflation[j - 1] = sum * Samples.Count;
        }

        return inflation;
    }

    private static CovariateBasis Select(SampleSet samples, IReadOnlyList<string> names, IReadOnlyList<double[]> values, out string? constant, out string? collinear)
    {
        (constant, collinear) = (null, null);
        var columns = new List<double[]> { Ones(samples.Count) };
        var (keptNames, keptValues, scale) = (new List<string>(), new List<double[]>(), new List<double> { 1, 0 });
        for (var j = 0; j < names.Count; j++)
        {
            var own = samples.Take<double>(values[j]);
            if (!TryStandardise(own, out var standard, out var deviation, out var mean))
            {
                constant ??= names[j];
                continue;
            }

            columns.Add(standard);
            keptNames.Add(names[j]);
            keptValues.Add(own);
            scale.AddRange([deviation, mean]);
        }

        var qr = ThinQr.Factor(columns);
        for (int redundant; (redundant = Array.FindIndex(qr.Unexplained, share => !(share > LeastUnexplained))) >= 0; qr = ThinQr.Factor(columns))
        {
            if (redundant == 0) throw new ArgumentException("No samples.", nameof(samples));
            collinear ??= keptNames[redundant - 1];
            columns.RemoveAt(redundant);
            keptNames.RemoveAt(redundant - 1);
            keptValues.RemoveAt(redundant - 1);
            scale.RemoveRange(2 * redundant, 2);
        }

        return new CovariateBasis(samples, [.. keptNames], [.. keptValues], qr, [.. scale]);
    }

    private static double[] Ones(int count)
    {
        var ones = new double[count];
        Array.Fill(ones, 1);
        return ones;
    }

    private static bool TryStandardise(double[] values, out double[] standard, out double deviation, out double mean)
    {
        standard = (double[])values.Clone();
        (deviation, mean) = (0, values.Length > 0 ? DotProduct.Sum(values) / values.Length : 0);
        var largest = 0.0;
        for (var i = 0; i < standard.Length; i++)
        {
            standard[i] -= mean;
            largest = Math.Max(largest, Math.Abs(values[i]));
        }

        deviation = values.Length > 0 ? Math.Sqrt(DotProduct.Of(standard, standard) / values.Length) : 0;
        if (!(deviation > 1e-12 * largest)) return false;
        for (var i = 0; i < standard.Length; i++) standard[i] /= deviation;
        return true;
    }

    private static ProblemException Fault(string code, string message, string covariate, string hint) =>
        new(new Problem(code, ProblemSeverity.Fatal, message, new ProblemLocation(null, null, covariate), hint));
}
