using Tabib.Evidence.Association.Genes;

namespace Tabib.Tests.Evidence.Association.Genes;

/// <summary>Random rare variants and traits, from a seed.</summary>
internal static class GeneCohort
{
    public static MinorAlleleColumn[] Variants(Random random, int people, int variants, double least, double most)
    {
        var columns = new List<MinorAlleleColumn>();
        while (columns.Count < variants)
        {
            var frequency = least + ((most - least) * random.NextDouble());
            var copies = Enumerable.Range(0, people).Select(_ => (random.NextDouble() < frequency ? 1.0 : 0) + (random.NextDouble() < frequency ? 1 : 0)).ToArray();
            if (MinorAlleleColumn.Of(copies) is { } column) columns.Add(column);
        }

        return [.. columns];
    }

    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static double[] Ones(int people)
    {
        var ones = new double[people];
        Array.Fill(ones, 1.0);
        return ones;
    }

    /// <summary>The null model of the intercept alone.</summary>
    public static ScoreModel Linear(double[] trait)
    {
        var mean = trait.Average();
        var residuals = Array.ConvertAll(trait, value => value - mean);
        return ScoreModel.Linear(residuals, residuals.Sum(value => value * value) / (trait.Length - 1), [Ones(trait.Length)]);
    }

    /// <summary>The null model of the intercept alone.</summary>
    /// <param name="calibrated">With the saddlepoint's variances, as the program tests; else with those of the model.</param>
    public static ScoreModel Binary(double[] outcome, bool calibrated)
    {
        var share = outcome.Average();
        var predictor = new double[(outcome.Length + 7) / 8 * 8];
        Array.Fill(predictor, Math.Log(share / (1 - share)), 0, outcome.Length);
        return new ScoreModel(Array.ConvertAll(outcome, value => value - share), Array.ConvertAll(outcome, _ => share * (1 - share)), [Ones(outcome.Length)], 1) { Predictor = calibrated ? predictor : null };
    }
}
