using Tabib.Ingest.PolygenicScores;

namespace Tabib.Evidence.Polygenic;

/// <summary>What a number of copies of the effect allele is worth.</summary>
internal static class WeightValue
{
    /// <summary>Copies as the model counts them.</summary>
    public static double Copies(WeightModel model, double copies) => model switch
    {
        WeightModel.Dominant => Math.Min(copies, 1),
        WeightModel.Recessive => Math.Max(copies - 1, 0),
        _ => copies,
    };

    /// <param name="copies">0 to 2, fractions included.</param>
    /// <param name="weight">The weight; where the model is by dosage, that of no copy.</param>
    public static double Of(WeightModel model, double copies, double weight, double one, double two)
    {
        if (model != WeightModel.ByDosage) return weight * Copies(model, copies);
        return copies <= 1 ? weight + ((one - weight) * copies) : one + ((two - one) * (copies - 1));
    }

    /// <summary>What a missing genotype is expected to be worth.</summary>
    /// <param name="frequency">Of the effect allele.</param>
    /// <remarks>As PLINK 2: twice the frequency; the frequency itself for dominant and recessive weights. By dosage: the mean under Hardy-Weinberg proportions.</remarks>
    public static double OfMissing(WeightModel model, double frequency, double weight, double one, double two) => model switch
    {
        WeightModel.Additive => 2 * frequency * weight,
        WeightModel.ByDosage => ((1 - frequency) * (1 - frequency) * weight) + (2 * frequency * (1 - frequency) * one) + (frequency * frequency * two),
        _ => frequency * weight,
    };
}
