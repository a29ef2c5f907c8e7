using Tabib.Ingest.PolygenicScores;

namespace Tabib.Evidence.Polygenic;

/// <summary>The weights of scores as whole multiples of a power of two, chosen for each score so that no sum over its variants can leave 62 bits.</summary>
/// <remarks>Sums of whole numbers do not depend on their order: every number of threads, every instruction set, every order of variants gives the same bits. A weight is rounded by less than 2^-61 of the sum of all weights' sizes: for a million variants the sum is as exact as one of doubles.</remarks>
internal sealed class FixedWeights
{
    private const int Bits = 61;
    private const int LargestExponent = 1000;

    private readonly double[] _units;
    private readonly (long None, long One, long Two)[] _dosageWeights;

    public FixedWeights(ScoreWeights scores)
    {
        Scores = scores;
        var bounds = new double[scores.Names.Count];
        for (var entry = 0; entry < scores.Count; entry++)
        {
            var weights = scores.WeightsOf(entry);
            if (scores.ModelOf(entry) == WeightModel.ByDosage)
            {
                var (none, one, two) = scores.DosageWeights[(int)weights[0]];
                bounds[0] += Math.Max(Math.Abs(none), Math.Max(Math.Abs(one), Math.Abs(two)));
                continue;
            }

            for (var column = 0; column < bounds.Length; column++) bounds[column] += Math.Abs(weights[column]) + Math.Abs(weights[column]);
        }

        foreach (var constant in scores.Constants) bounds[0] += Math.Abs(constant.Value);
        _units = [.. bounds.Select(Unit)];
        _dosageWeights = [.. scores.DosageWeights.Select(weights => (Round(weights.None * _units[0]), Round(weights.One * _units[0]), Round(weights.Two * _units[0])))];
        ConstantSum = scores.Constants.Sum(constant => Round(constant.Value * _units[0]));
    }

    public ScoreWeights Scores { get; }

    /// <summary>Sum of what variants add that were not found but called.</summary>
    public long ConstantSum { get; }

    /// <summary>What a weight is multiplied with, by score.</summary>
    public ReadOnlySpan<double> Units => _units;

    /// <summary>What copies of the effect allele are worth.</summary>
    public long Worth(int entry, int column, int copies)
    {
        var weight = Scores.WeightsOf(entry)[column];
        switch (Scores.ModelOf(entry))
        {
            case WeightModel.Additive: return Round(weight * _units[column]) * copies;
            case WeightModel.Dominant: return copies > 0 ? Round(weight * _units[column]) : 0;
            case WeightModel.Recessive: return copies > 1 ? Round(weight * _units[column]) : 0;
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

    private (WeightModel Model, double None, double One, double Two) Terms(int entry, int column)
    {
        var weight = Scores.WeightsOf(entry)[column];
        var model = Scores.ModelOf(entry);
        if (model != WeightModel.ByDosage) return (model, Round(weight * _units[column]), 0, 0);
        var (none, one, two) = _dosageWeights[(int)weight];
        return (model, none, one, two);
    }

    private static double Unit(double bound) => bound == 0 ? 1 : Math.ScaleB(1, Math.Min(LargestExponent, Bits - Math.ILogB(bound) - 1));
}
