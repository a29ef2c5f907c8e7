using Tabib.Core.Statistics;

namespace Tabib.Evidence.Association.Genes;

/// <summary>The Cauchy combination of the p-values of single variants; those too rare for a test of their own enter through one burden test.</summary>
internal static class AcatVTest
{
    /// <param name="scores">Of all variants, none collapsed, not weighted.</param>
    public static GeneTestResult Of(GeneScores scores, VariantWeights weights, int burdenUpTo)
    {
        var probabilities = new List<TailProbability>();
        var shares = new List<double>();
        var rare = new List<int>();
        for (var j = 0; j < scores.Count; j++)
        {
            if (scores.Columns[j].Count <= burdenUpTo) rare.Add(j);
            else Add(BurdenTest.Of(scores.Part([j])), scores.Columns[j].Frequency);
        }

        if (rare.Count > 0)
        {
            var part = scores.Part([.. rare]);
            Add(BurdenTest.Of(part.Weighted(weights.Of(part.Columns))), part.Columns.Average(column => column.Frequency));
        }

        return probabilities.Count == 0
            ? GeneTestResult.Without(GeneTest.AcatV, GeneTestReason.Singular)
            : GeneTestResult.Of(GeneTest.AcatV, double.NaN, CauchyCombination.Combine([.. probabilities], [.. shares]));

        void Add(GeneTestResult result, double frequency)
        {
            if (result.Probability is not { } probability) return;
            var weight = weights.Of(frequency);
            probabilities.Add(probability);
            shares.Add(weight * weight * frequency * (1 - frequency));
        }
    }
}
