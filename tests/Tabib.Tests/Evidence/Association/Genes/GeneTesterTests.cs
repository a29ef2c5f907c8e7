using CsCheck;
using Tabib.Core.Statistics;
using Tabib.Evidence.Association.Genes;

namespace Tabib.Tests.Evidence.Association.Genes;

public sealed class GeneTesterTests
{
    private static readonly GeneTestOptions Plain = new() { MaximumFrequency = 0.5, CollapseUpTo = 0, LeastCarriers = 1 };

    private static GeneTestResult Of(IReadOnlyList<GeneTestResult> results, GeneTest test) => results.Single(result => result.Test == test);

    private static double Log10P(GeneTestResult result) => result.Probability!.Value.Log10P;

    [Fact]
    public void A_gene_of_one_variant_is_that_variants_score_test_in_every_test()
    {
        Gen.Int.Sample(seed =>
        {
            var random = new Random(seed);
            var trait = Enumerable.Range(0, 200).Select(_ => GeneCohort.Normal(random)).ToArray();
            var model = GeneCohort.Linear(trait);
            var variant = GeneCohort.Variants(random, 200, 1, 0.01, 0.3);

            // The score test by hand: U² / V with the sample variance.
            var copies = new double[200];
            for (var i = 0; i < variant[0].Rows.Length; i++) copies[variant[0].Rows[i]] = variant[0].Copies[i];
            var (meanG, meanY) = (copies.Average(), trait.Average());
            var score = copies.Zip(trait, (g, y) => (g - meanG) * (y - meanY)).Sum();
            var variance = trait.Sum(y => (y - meanY) * (y - meanY)) / 199;
            var squares = copies.Sum(g => (g - meanG) * (g - meanG));
            var expected = ChiSquaredDistribution.LogUpperTail(score * score / (variance * squares), 1) / Math.Log(10);
            var results = new GeneTester(model, Plain).Test(variant);
            Assert.Equal(5, results.Count);
            foreach (var result in results) Assert.Equal(expected, Log10P(result), 1e-6 * Math.Max(1, Math.Abs(expected)));
            var weight = new VariantWeights(1, 25).Of(variant[0].Frequency);
            Assert.Equal(score / squares, Of(results, GeneTest.Burden).Effect * weight, 1e-9 * Math.Abs(score / squares));
        }, iter: 50, seed: "0000KOa7bRt2");
    }

    [Fact]
    public void The_ends_of_the_mixture_are_skat_and_burden()
    {
        var random = new Random(11);
        var model = GeneCohort.Linear([.. Enumerable.Range(0, 300).Select(_ => GeneCohort.Normal(random))]);
        var scores = GeneScores.Of(model, GeneCohort.Variants(random, 300, 9, 0.005, 0.1));
        var form = new MixtureForm(scores.Covariance);
        var squares = scores.Scores.Sum(score => score * score);
        var sum = scores.Scores.Sum();
        Assert.Equal(Log10P(SkatTest.Of(scores)), new ChiSquareMixture(form.Eigenvalues(0)).UpperTail(squares).Log10P, 1e-9);
        Assert.Equal(Log10P(BurdenTest.Of(scores)), new ChiSquareMixture(form.Eigenvalues(1)).UpperTail(sum * sum).Log10P, 1e-9);

        // In between, the eigenvalues' sum is the trace of the mixed form.
        Assert.Equal((0.7 * form.Trace) + (0.3 * form.Total), form.Eigenvalues(0.3).Sum(), 1e-9 * form.Total);
    }

    [Fact]
    public void The_optimal_p_lies_between_the_best_mixture_and_eight_times_it()
    {
        Gen.Int.Sample(seed =>
        {
            var random = new Random(seed);
            var trait = Enumerable.Range(0, 150).Select(_ => GeneCohort.Normal(random)).ToArray();
            var columns = GeneCohort.Variants(random, 150, 6, 0.005, 0.05);
            foreach (var row in columns[0].Rows) trait[row] += 4;
            var result = Of(new GeneTester(GeneCohort.Linear(trait), Plain).Test(columns), GeneTest.SkatO);
            Assert.InRange(result.Probability!.Value.P, result.Statistic * (1 - 1e-9), Math.Min(1, 8 * result.Statistic) * (1 + 1e-9));
        }, iter: 40, seed: "0000KOa7bRt2");
    }

    [Fact]
    public void The_order_of_people_and_variants_does_not_matter()
    {
        var random = new Random(5);
        const int people = 250;
        var columns = GeneCohort.Variants(random, people, 8, 0.003, 0.03);
        var trait = Enumerable.Range(0, people).Select(_ => GeneCohort.Normal(random)).ToArray();
        var order = Enumerable.Range(0, people).ToArray();
        random.Shuffle(order);
        var moved = columns.Reverse().Select(column =>
        {
            var copies = new double[people];
            for (var i = 0; i < column.Rows.Length; i++) copies[order[column.Rows[i]]] = column.Copies[i];
            return MinorAlleleColumn.Of(copies)!;
        }).ToArray();
        var movedTrait = new double[people];
        for (var i = 0; i < people; i++) movedTrait[order[i]] = trait[i];
        var options = Plain with { CollapseUpTo = 4 };
        var one = new GeneTester(GeneCohort.Linear(trait), options).Test(columns);
        var other = new GeneTester(GeneCohort.Linear(movedTrait), options).Test(moved);
        foreach (var (left, right) in one.Zip(other)) Assert.Equal(Log10P(left), Log10P(right), 1e-7);
    }

    [Fact]
    public void Swapping_the_alleles_of_a_variant_changes_nothing()
    {
        double[] copies = [0, 1, 0, double.NaN, 2, 0, 0, 1];
        var column = MinorAlleleColumn.Of(copies)!;
        var swapped = MinorAlleleColumn.Of(Array.ConvertAll(copies, value => 2 - value))!;
        Assert.Equal(column.Rows, swapped.Rows);
        Assert.Equal(column.Copies, swapped.Copies);
        Assert.Equal((4.0 / 14, 4.0, 3), (column.Frequency, column.Count, column.Carriers));
        Assert.Equal(4.0 / 7, column.Copies[1], 1e-12);
        Assert.Null(MinorAlleleColumn.Of([2, 2, double.NaN]));
        Assert.Null(MinorAlleleColumn.Of([double.NaN]));
    }

    [Theory]
    [InlineData(BurdenMask.Max, new[] { 0.0, 1, 2, 1 })]
    [InlineData(BurdenMask.CompoundHeterozygote, new[] { 0.0, 1, 2, 2 })]
    public void Masks_count_as_they_say(BurdenMask mask, double[] expected)
    {
        MinorAlleleColumn[] columns = [MinorAlleleColumn.Of([0, 1, 2, 1, 0, 0])!, MinorAlleleColumn.Of([0, 0, 1, 1, 0, 0])!];
        var collapsed = CollapsedColumns.Of(columns, mask, 6);
        var copies = new double[6];
        for (var i = 0; i < collapsed.Rows.Length; i++) copies[collapsed.Rows[i]] = collapsed.Copies[i];
        Assert.Equal([.. expected, 0, 0], copies);
    }

    [Fact]
    public void The_rarest_variants_are_collapsed_into_one()
    {
        MinorAlleleColumn[] columns = [MinorAlleleColumn.Of([1, 0, 0, 0, 0, 0])!, MinorAlleleColumn.Of([0, 1, 0, 0, 0, 0])!, MinorAlleleColumn.Of([0, 1, 1, 1, 0, 0])!];
        var collapsed = CollapsedColumns.Rarest(columns, 1, 6);
        Assert.Equal(2, collapsed.Length);
        Assert.Equal([0, 1], collapsed[1].Rows);
        Assert.Same(columns, CollapsedColumns.Rarest(columns, 0, 6));
    }

    [Fact]
    public void What_cannot_be_tested_says_why()
    {
        var random = new Random(3);
        var trait = Enumerable.Range(0, 40).Select(_ => GeneCohort.Normal(random)).ToArray();
        var tester = new GeneTester(GeneCohort.Linear(trait), new GeneTestOptions { MaximumFrequency = 0.5 });
        Assert.All(tester.Test([]), result => Assert.Equal(GeneTestReason.NoneRare, result.Reason));
        var lone = new double[40];
        lone[3] = 1;
        Assert.All(tester.Test([MinorAlleleColumn.Of(lone)!]), result => Assert.Equal(GeneTestReason.TooFew, result.Reason));

        // The genotype is a covariate: nothing is left to test.
        var copies = Enumerable.Range(0, 40).Select(i => i % 5 == 0 ? 1.0 : 0).ToArray();
        var model = ScoreModel.Linear(trait, 1, [GeneCohort.Ones(40), copies]);
        var results = new GeneTester(model, new GeneTestOptions { MaximumFrequency = 0.5 }).Test([MinorAlleleColumn.Of(copies)!]);
        Assert.All(results, result => Assert.Equal(GeneTestReason.Singular, result.Reason));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Without_an_effect_five_of_a_hundred_are_below_five_of_a_hundred(bool binary)
    {
        var random = new Random(20);
        const int people = 400, rounds = 1000;
        var columns = GeneCohort.Variants(random, people, 8, 0.005, 0.03);
        var below = new Dictionary<GeneTest, int>();
        for (var round = 0; round < rounds; round++)
        {
            var trait = Enumerable.Range(0, people).Select(_ => binary ? random.NextDouble() < 0.5 ? 1.0 : 0 : GeneCohort.Normal(random)).ToArray();
            var model = binary ? GeneCohort.Binary(trait, calibrated: true) : GeneCohort.Linear(trait);
            foreach (var result in new GeneTester(model, new GeneTestOptions { MaximumFrequency = 0.5, CollapseUpTo = 5 }).Test(columns))
                below[result.Test] = below.GetValueOrDefault(result.Test) + (result.Probability!.Value.P < 0.05 ? 1 : 0);
        }

        // 50 expected with a standard deviation of 7; score tests of few carriers are a little conservative.
        Assert.All(below, pair => Assert.InRange(pair.Value, 25, 75));
        Assert.Equal(5, below.Count);
    }

    [Fact]
    public void Few_cases_do_not_make_small_p_values()
    {
        var random = new Random(21);
        const int people = 800, rounds = 800;
        var columns = GeneCohort.Variants(random, people, 8, 0.001, 0.008);
        var below = new Dictionary<(GeneTest, bool), int>();
        for (var round = 0; round < rounds; round++)
        {
            var outcome = Enumerable.Range(0, people).Select(_ => random.NextDouble() < 0.025 ? 1.0 : 0).ToArray();
            foreach (var calibrated in (bool[])[false, true])
            {
                foreach (var result in new GeneTester(GeneCohort.Binary(outcome, calibrated), new GeneTestOptions { MaximumFrequency = 0.5, Tests = GeneTest.Burden | GeneTest.Skat | GeneTest.AcatV }).Test(columns))
                    below[(result.Test, calibrated)] = below.GetValueOrDefault((result.Test, calibrated)) + (result.Probability!.Value.P < 0.005 ? 1 : 0);
            }
        }

        // Four expected; the model's own variances give several times as many.
        foreach (var test in (GeneTest[])[GeneTest.Burden, GeneTest.Skat, GeneTest.AcatV]) Assert.InRange(below[(test, true)], 0, 14);
        Assert.True(below[(GeneTest.Skat, false)] > 2 * Math.Max(4, below[(GeneTest.Skat, true)]), $"{below[(GeneTest.Skat, false)]} and {below[(GeneTest.Skat, true)]}");
    }
}
