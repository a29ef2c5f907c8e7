using Tabib.Core.Statistics;

namespace Tabib.Evidence.Association.Genes;

/// <summary>Tests the variants of one gene together against a fitted null model.</summary>
internal sealed class GeneTester(ScoreModel model, GeneTestOptions options)
{
    private readonly VariantWeights _weights = new(options.WeightA, options.WeightB);
    private readonly VariantWeights _flat = new(1, 1);

    /// <summary>Of the variants given, those that the tests use.</summary>
    public MinorAlleleColumn[] Select(IEnumerable<MinorAlleleColumn?> columns) => [.. columns.OfType<MinorAlleleColumn>().Where(column => column.Frequency <= options.MaximumFrequency)];

    /// <param name="columns">As <see cref="Select"/> gives them.</param>
    /// <returns>One result for each test asked for.</returns>
    public IReadOnlyList<GeneTestResult> Test(MinorAlleleColumn[] columns)
    {
        if (columns.Length == 0) return Without(options.Tests, GeneTestReason.NoneRare);
        if (CarriersOf(columns) < options.LeastCarriers) return Without(options.Tests, GeneTestReason.TooFew);
        var collapsed = GeneScores.Of(model, CollapsedColumns.Rarest(columns, options.CollapseUpTo, model.Count));
        var weighted = collapsed.Weighted(_weights.Of(collapsed.Columns));
        var calibrated = SaddlepointCalibration.Of(weighted);
        var results = new List<GeneTestResult>();
        if (options.Tests.HasFlag(GeneTest.Burden)) results.Add(Burden(weighted, columns));
        if (options.Tests.HasFlag(GeneTest.Skat)) results.Add(SkatTest.Of(calibrated));
        if (options.Tests.HasFlag(GeneTest.SkatO)) results.Add(SkatOTest.Of(calibrated));
        if ((options.Tests & (GeneTest.AcatV | GeneTest.Acat)) == 0) return results;
        var single = GeneScores.Of(model, columns);
        if (options.Tests.HasFlag(GeneTest.AcatV)) results.Add(AcatVTest.Of(single, _weights, options.CollapseUpTo));
        if (options.Tests.HasFlag(GeneTest.Acat)) results.Add(Omnibus(collapsed, single));
        return results;
    }

    /// <summary>People with at least one minor allele.</summary>
    public static int CarriersOf(MinorAlleleColumn[] columns)
    {
        var people = new HashSet<int>();
        foreach (var column in columns)
        {
            for (var i = 0; i < column.Rows.Length; i++)
            {
                if (column.Copies[i] >= 0.5) people.Add(column.Rows[i]);
            }
        }

        return people.Count;
    }

    /// <summary>All tests, without a result.</summary>
    public static IReadOnlyList<GeneTestResult> Without(GeneTest tests, string reason) =>
        [.. Enum.GetValues<GeneTest>().Where(test => test is not (GeneTest.None or GeneTest.All) && tests.HasFlag(test)).Select(test => GeneTestResult.Without(test, reason))];

    private GeneTestResult Burden(GeneScores weighted, MinorAlleleColumn[] columns) => options.Mask == BurdenMask.Sum
        ? BurdenTest.Of(weighted)
        : BurdenTest.Of(GeneScores.Of(model, [CollapsedColumns.Of(columns, options.Mask, model.Count)]));

    private GeneTestResult Omnibus(GeneScores collapsed, GeneScores single)
    {
        var probabilities = new List<TailProbability>();
        foreach (var weights in (VariantWeights[])[_weights, _flat])
        {
            var weighted = collapsed.Weighted(weights.Of(collapsed.Columns));
            foreach (var result in (GeneTestResult[])[BurdenTest.Of(weighted), SkatTest.Of(SaddlepointCalibration.Of(weighted)), AcatVTest.Of(single, weights, options.CollapseUpTo)])
            {
                if (result.Probability is { } probability) probabilities.Add(probability);
            }
        }

        if (probabilities.Count == 0) return GeneTestResult.Without(GeneTest.Acat, GeneTestReason.Singular);
        var equal = new double[probabilities.Count];
        Array.Fill(equal, 1.0);
        return GeneTestResult.Of(GeneTest.Acat, double.NaN, CauchyCombination.Combine([.. probabilities], equal));
    }
}
