using Tabib.Ingest.PolygenicScores;

namespace Tabib.Evidence.Polygenic;

/// <summary>The weights of scores as whole multiples of a unit, chosen for each score so that no sum over its variants can leave 62 bits.</summary>
/// <remarks>
/// Sums of whole numbers do not depend on their order: every number of threads, every instruction set, every order of variants gives the same bits.
/// The unit is a power of two; where all weights of a score are decimals of few digits, a power of two by a power of ten, and every weight is kept exactly.
/// Else a weight is rounded by less than 2^-61 of the sum of all weights' sizes: for a million variants the sum is as exact as one of doubles.
/// </remarks>
internal sealed class FixedWeights
{
    private const int Bits = 61;
    private const int LargestExponent = 1000;

    private readonly double[] _scales;
    private readonly double[] _factors;
    private readonly double[] _units;
    private readonly (long None, long One, long Two)[] _dosageWeights;

    public FixedWeights(ScoreWeights scores)
    {
        Scores = scores;
        var columns = scores.Names.Count;
        var survey = new WeightSurvey(columns);
        var others = 0.0;
        for (var entry = 0; entry < scores.Count; entry++)
        {
            var weights = scores.WeightsOf(entry);
            if (scores.ModelOf(entry) == WeightModel.ByDosage)
            {
                var (none, one, two) = scores.DosageWeights[(int)weights[0]];
                others += Math.Max(Math.Abs(none), Math.Max(Math.Abs(one), Math.Abs(two)));
                continue;
            }

            survey.Add(weights);
        }

        foreach (var constant in scores.Constants) others += Math.Abs(constant.Value);
        (_scales, _factors, _units) = (new double[columns], new double[columns], new double[columns]);
        LargestWhole = 0;
        for (var column = 0; column < columns; column++)
        {
            var bound = (2 * survey.SizeOf(column)) + (column == 0 ? others : 0);
            var scale = survey.ScaleOf(column);
            var factor = Unit(bound * scale);
            var isDecimal = factor >= 1;
            (_scales[column], _factors[column]) = isDecimal ? (scale, factor) : (Unit(bound), 1);
            _units[column] = _scales[column] * _factors[column];
            LargestWhole = Math.Max(LargestWhole, isDecimal ? Math.Round(survey.LargestOf(column) * scale) : double.PositiveInfinity);
        }

        _dosageWeights = [.. scores.DosageWeights.Select(weights => (Round(weights.None * _units[0]), Round(weights.One * _units[0]), Round(weights.Two * _units[0])))];
        ConstantSum = scores.Constants.Sum(constant => Round(constant.Value * _units[0]));
    }

    public ScoreWeights Scores { get; }

    /// <summary>Sum of what variants add that were not found but called.</summary>
    public long ConstantSum { get; }

    /// <summary>What a weight is multiplied with before it is rounded, by score.</summary>
    public ReadOnlySpan<double> Scales => _scales;

    /// <summary>What the rounded weight is multiplied with, by score: powers of two.</summary>
    public ReadOnlySpan<double> Factors => _factors;

    /// <summary>The largest weight before it is multiplied with its factor; infinite where a score's weights are no decimals of few digits.</summary>
    public double LargestWhole { get; }

    /// <summary>What copies of the effect allele are worth.</summary>
    public long Worth(int entry, int column, int copies)
    {
        var weight = Scores.WeightsOf(entry)[column];
        switch (Scores.ModelOf(entry))
        {
            case WeightModel.Additive: return Whole(weight, column) * copies;
            case WeightModel.Dominant: return copies > 0 ? Whole(weight, column) : 0;
            case WeightModel.Recessive: return copies > 1 ? Whole(weight, column) : 0;
            default:
                var (none, one, two) = _dosageWeights[(int)weight];
                return copies == 0 ? none : copies == 1 ? one : two;
        }
    }

    /// <param name="copies">0 to 2, fractions included.</param>
    public long Worth(int entry, int column, double copies)
    {
        var (model, none, one, two) = Terms(entry, column);
        return Round(WeightValue.Of(model, copies, none, one, two));
    }

    /// <summary>What a missing genotype is worth.</summary>
    /// <param name="frequency">Of the effect allele.</param>
    /// <param name="copies">2; 1 where there is one copy of the chromosome.</param>
    public long WorthOfMissing(int entry, int column, double frequency, int copies)
    {
        var (model, none, one, two) = Terms(entry, column);
        return Round(WeightValue.OfMissing(model, frequency, none, one, two) * (copies / 2.0));
    }

    public double ToDouble(long sum, int column) => sum / _units[column];

    public static long Round(double value) => (long)Math.Round(value);

    private long Whole(double weight, int column) => (long)(Math.Round(weight * _scales[column]) * _factors[column]);

    private (WeightModel Model, double None, double One, double Two) Terms(int entry, int column)
    {
        var weight = Scores.WeightsOf(entry)[column];
        var model = Scores.ModelOf(entry);
        if (model != WeightModel.ByDosage) return (model, Whole(weight, column), 0, 0);
        var (none, one, two) = _dosageWeights[(int)weight];
        return (model, none, one, two);
    }

    private static double Unit(double bound) => bound == 0 ? 1 : Math.ScaleB(1, Math.Min(LargestExponent, Bits - Math.ILogB(bound) - 1));
}
