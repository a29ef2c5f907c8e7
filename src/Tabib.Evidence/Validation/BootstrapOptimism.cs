using Tabib.Core.Statistics;

namespace Tabib.Evidence.Validation;

/// <summary>Internal validation of a logistic model by the bootstrap (Harrell et al. 1996): the model is fitted anew in each replicate, and judged on the rows it was fitted on and on all.</summary>
public static class BootstrapOptimism
{
    public const int FewestReplicates = 200;

    /// <param name="columns">The design, one array a term.</param>
    /// <param name="replicates">At least <see cref="FewestReplicates"/>.</param>
    /// <returns>Nothing where the model cannot be fitted on the data themselves.</returns>
    public static IReadOnlyList<OptimismEstimate> Of(IReadOnlyList<double[]> columns, bool[] outcomes, int replicates, int seed, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, FewestReplicates);
        if (LogitsOf(columns, outcomes, columns) is not { } own || Measures(own, outcomes) is not { } apparent) return [];
        var random = new Random(seed);
        var differences = new List<double[]>();
        for (var i = 0; i < replicates; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var drawn = new int[outcomes.Length];
            for (var row = 0; row < drawn.Length; row++) drawn[row] = random.Next(outcomes.Length);
            double[][] sample = [.. columns.Select(column => Array.ConvertAll(drawn, row => column[row]))];
            var had = Array.ConvertAll(drawn, row => outcomes[row]);
            if (Fitted(sample, had) is not { } fit || Measures(Apply(fit, sample), had) is not { } there || Measures(Apply(fit, columns), outcomes) is not { } here) continue;
            differences.Add([.. there.Zip(here, (fitted, all) => fitted - all)]);
        }

        if (differences.Count * 2 < replicates) return [];
        string[] names = ["auc", "slope", "brier", "scaledBrier"];
        return [.. names.Select((name, j) =>
        {
            var optimism = differences.Average(difference => difference[j]);
            return new OptimismEstimate(name, apparent[j], optimism, apparent[j] - optimism, replicates, replicates - differences.Count);
        })];
    }

    private static double[]? LogitsOf(IReadOnlyList<double[]> columns, bool[] outcomes, IReadOnlyList<double[]> target) => Fitted(columns, outcomes) is { } fit ? Apply(fit, target) : null;

    private static LogisticFit? Fitted(IReadOnlyList<double[]> columns, bool[] outcomes)
    {
        if (!outcomes.Contains(true) || !outcomes.Contains(false)) return null;
        var fit = LogisticRegression.Fit(columns, outcomes);
        return fit.IsSeparated || !fit.HasConverged ? null : fit;
    }

    private static double[] Apply(LogisticFit fit, IReadOnlyList<double[]> columns)
    {
        var logits = new double[columns[0].Length];
        Array.Fill(logits, fit.Coefficients[0]);
        for (var j = 0; j < columns.Count; j++)
        {
            for (var row = 0; row < logits.Length; row++) logits[row] += fit.Coefficients[j + 1] * columns[j][row];
        }

        return logits;
    }

    private static double[]? Measures(double[] logits, bool[] outcomes)
    {
        var chances = Array.ConvertAll(logits, ChanceScale.Chance);
        var area = AreaUnderCurve.Of(logits, outcomes).Value;
        var slope = LogisticRegression.Fit([logits], outcomes);
        var scores = ProbabilityScores.Of(chances, outcomes);
        if (area is not { } value || slope.IsSeparated || slope.IsAliased[1] || scores.ScaledBrier is not { } scaled) return null;
        return [value, slope.Coefficients[1], scores.Brier, scaled];
    }
}
