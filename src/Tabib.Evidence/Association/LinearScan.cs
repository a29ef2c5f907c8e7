using Tabib.Core.Statistics;
using Tabib.Evidence.Association.Kernels;

namespace Tabib.Evidence.Association;

/// <summary>What all threads share of linear models of one or several traits over the same samples and covariates.</summary>
internal sealed class LinearScan
{
    /// <summary>Rounding of the covariates' columns moves t by a few 1e-9 at most; that of the limbs by 2^-32 of the largest residual in standard deviations.</summary>
    private const double LeastSmall = 0.015;
    private const double SmallPerOutlier = 0.001;

    private readonly StudentDistribution?[] _distributions;

    public LinearScan(CovariateBasis basis, LinearNullModel[] traits, int[] traitNumbers)
    {
        Basis = basis;
        Traits = traits;
        TraitNumbers = traitNumbers;
        Scales = new double[traits.Length];
        SmallStatistics = new double[traits.Length];
        Rows = new RowMatrix(basis.Samples.Count, basis.Count + traits.Length);
        Columns = new FloatColumns(basis.Samples.Count, basis.Count - 1 + (2 * traits.Length));
        _distributions = new StudentDistribution?[basis.Samples.Count + 1];
        for (var i = 0; i < Rows.Rows; i++)
        {
            var row = Rows[i];
            for (var j = 0; j < basis.Count; j++) row[j] = basis.Matrix[j][i];
            for (var t = 0; t < traits.Length; t++) row[basis.Count + t] = traits[t].Residuals[i];
        }

        for (var j = 1; j < basis.Count; j++)
        {
            var from = basis.Matrix[j];
            var to = Columns[j - 1];
            for (var i = 0; i < to.Length; i++) to[i] = (float)from[i];
        }

        for (var t = 0; t < traits.Length; t++)
        {
            var largest = 0.0;
            foreach (var value in traits[t].Residuals) largest = Math.Max(largest, Math.Abs(value));
            Scales[t] = ExactLimbs.Split(traits[t].Residuals, Columns[FirstLimb(t)], Columns[FirstLimb(t) + 1]);
            SmallStatistics[t] = LeastSmall + (SmallPerOutlier * largest / Math.Sqrt(traits[t].ResidualVariance));
        }
    }

    public CovariateBasis Basis { get; }

    public LinearNullModel[] Traits { get; }

    /// <summary>Their places among all traits of the run.</summary>
    public int[] TraitNumbers { get; }

    /// <summary>Columns of the basis, then residuals of the traits; by sample, double precision.</summary>
    public RowMatrix Rows { get; }

    /// <summary>Columns of the basis without the intercept's, then two limbs of each trait's residuals; single precision.</summary>
    public FloatColumns Columns { get; }

    /// <summary>By trait: the scale of its limbs.</summary>
    public double[] Scales { get; }

    /// <summary>By trait: |t| below this is not exact enough (a relative 3e-7 of the effect) from the single-precision columns.</summary>
    public double[] SmallStatistics { get; }

    public int FirstLimb(int trait) => Basis.Count - 1 + (2 * trait);

    public double FromLimbs(int trait, double high, double low) => ExactLimbs.Join(Scales[trait], high, low);

    /// <summary>Kept, because most variants have the same numbers of genotypes; a race makes one twice, of the same value.</summary>
    public StudentDistribution Distribution(int degreesOfFreedom) => _distributions[degreesOfFreedom] ??= new StudentDistribution(degreesOfFreedom);
}
