using Tabib.Core.Scheduling;
using Tabib.Evidence.Prediction;
using Tabib.Record.Cohorts;

namespace Tabib.Evidence.Explanation;

/// <summary>Permutation importance: what a model loses when it may not know an input (Breiman 2001, doi:10.1023/A:1010933404324; of any model Fisher et al. 2019, arXiv:1801.01489).</summary>
/// <remarks>Inputs that say the same can stand in for each other: each may seem to matter little. Any number of threads gives the same bits.</remarks>
public static class PermutationImportance
{
    /// <param name="columns">Those of the model, in any order, and others.</param>
    /// <param name="rows">Numbers of rows that have a prediction and an outcome.</param>
    /// <param name="score">Of linear predictors, one for each of the rows in their order; higher is better; null where it cannot be told.</param>
    /// <param name="repeats">Deals of each input; at least 1.</param>
    /// <returns>The score of the model as it is; null, without any input, where it cannot be told.</returns>
    public static (double? Score, IReadOnlyList<FeatureImportance> Features) Of(RiskModel model, IReadOnlyList<DataColumn> columns, int[] rows, Func<double[], double?> score, int repeats, int seed, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(score);
        ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 1);
        var inputs = ModelInputs.Of(model.Features, columns);
        double[][] values = [.. inputs.Values.Select(all => Array.ConvertAll(rows, row => all[row]))];
        int[] places = [.. Enumerable.Range(0, rows.Length)];
        if (ScoreOf(values) is not { } whole) return (null, []);
        var found = new FeatureImportance[values.Length];
        new OrderedWork<int, int>(Enumerable.Range(0, values.Length), _ => { }).Run(threads, () => Judge, cancellation);
        return (whole, found);

        double? ScoreOf(double[][] dealt)
        {
            var predictors = new double[rows.Length];
            RiskPredictor.LinearPredictors(model, dealt, places, predictors);
            return score(predictors);
        }

        int Judge(int feature)
        {
            var (dealt, falls) = ((double[][])values.Clone(), new double[repeats]);
            for (var repeat = 0; repeat < repeats; repeat++)
            {
                cancellation.ThrowIfCancellationRequested();
                dealt[feature] = (double[])values[feature].Clone();
                // A stream for each input and repeat: what others draw changes nothing.
                new Random(HashOf(seed, feature, repeat)).Shuffle(dealt[feature]);
                falls[repeat] = whole - ScoreOf(dealt)!.Value;
            }

            found[feature] = new FeatureImportance(model.Features[feature].Name, falls.Average(), falls.Min(), falls.Max());
            return feature;
        }
    }

    private static int HashOf(int seed, int feature, int repeat) => unchecked((((seed * 31) + feature) * 1_000_003) + repeat);
}
