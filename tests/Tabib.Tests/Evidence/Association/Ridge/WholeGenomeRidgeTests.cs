using Tabib.Core.LinearAlgebra;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Association;
using Tabib.Evidence.Association.Ridge;

namespace Tabib.Tests.Evidence.Association.Ridge;

public sealed class WholeGenomeRidgeTests
{
    private const int Chromosomes = 4;

    private static readonly RidgeOptions Options = new() { BlockSize = 100 };

    private static readonly Lazy<RelatedCohort> Cohort = new(() => new RelatedCohort(families: 200, variants: 1200, Chromosomes, seed: 3));

    [Fact]
    public void Relatives_inflate_plain_tests_and_not_those_with_predictions()
    {
        var cohort = Cohort.Value;
        var (ridge, prediction) = cohort.Fit(AssociationTrait.Of("T", cohort.Trait), Options, threads: 2);
        Assert.InRange(RelatedCohort.Correlation(ridge.Without(0, prediction, -1), cohort.Value), 0.4, 0.95);
        Assert.InRange(prediction.Explained, 0.1, 0.6);
        var left = Enumerable.Range(0, Chromosomes).Select(chromosome => ridge.Without(0, prediction, chromosome)).ToArray();
        var (plain, adjusted, strongPlain, strongAdjusted) = (new List<double>(), new List<double>(), 0.0, 0.0);
        var nothing = new double[cohort.People];
        for (var v = 0; v < cohort.Variants.Count; v++)
        {
            var (before, after) = (ChiSquare(cohort, v, nothing), ChiSquare(cohort, v, left[cohort.Variants.ChromosomeIndex(v)]));
            if (v % 5 == 0) (strongPlain, strongAdjusted) = (strongPlain + before, strongAdjusted + after);
            else (plain, adjusted) = ([.. plain, before], [.. adjusted, after]);
        }

        var (lambdaPlain, lambdaAdjusted) = (Median(plain) / 0.4549, Median(adjusted) / 0.4549);
        Assert.True(lambdaPlain > 1.2, $"plain lambda {lambdaPlain}");
        Assert.InRange(lambdaAdjusted, 0.8, 1.15);

        // Measured against its own inflation, what causes the trait stands out at least as well as before.
        Assert.True(strongAdjusted / lambdaAdjusted >= strongPlain / lambdaPlain);
    }

    [Fact]
    public void A_binary_trait_is_predicted_in_log_odds()
    {
        var cohort = Cohort.Value;
        var middle = cohort.Trait.Order().ElementAt(cohort.People / 2);
        var (ridge, prediction) = cohort.Fit(AssociationTrait.Of("B", [.. cohort.Trait.Select(value => value > middle ? 2.0 : 1)]), Options, threads: 1);
        Assert.InRange(RelatedCohort.Correlation(ridge.Without(0, prediction, -1), cohort.Value), 0.3, 0.95);
        Assert.InRange(prediction.Explained, 0.02, 0.5);
    }

    [Fact]
    public void Threads_do_not_change_a_bit()
    {
        var cohort = Cohort.Value;
        var trait = AssociationTrait.Of("T", cohort.Trait);
        var (one, first) = cohort.Fit(trait, Options, threads: 1);
        var (many, second) = cohort.Fit(trait, Options, threads: 5);
        for (var chromosome = -1; chromosome < Chromosomes; chromosome++) Assert.Equal(one.Without(0, first, chromosome), many.Without(0, second, chromosome));
    }

    [Fact]
    public void With_one_chromosome_nothing_is_left_exactly()
    {
        var cohort = new RelatedCohort(families: 20, variants: 150, chromosomes: 1, seed: 5);
        var (ridge, prediction) = cohort.Fit(AssociationTrait.Of("T", cohort.Trait), Options, threads: 1);
        Assert.All(ridge.Without(0, prediction, 0), value => Assert.Equal(0.0, value));
        Assert.Contains(ridge.Without(0, prediction, -1), value => value != 0);
    }

    [Fact]
    public void People_without_trait_or_covariate_have_no_prediction()
    {
        var cohort = new RelatedCohort(families: 20, variants: 150, chromosomes: 2, seed: 6);
        var values = (double[])cohort.Trait.Clone();
        values[7] = double.NaN;
        var (ridge, prediction) = cohort.Fit(AssociationTrait.Of("T", values), Options, threads: 1);
        var predicted = ridge.Without(0, prediction, 0);
        Assert.Equal(79, ridge.Samples.Count);
        Assert.Equal([7], Enumerable.Range(0, 80).Where(i => double.IsNaN(predicted[i])));
    }

    [Fact]
    public void The_first_level_is_the_ridge_that_dense_algebra_gives()
    {
        var cohort = new RelatedCohort(families: 15, variants: 40, chromosomes: 1, seed: 9);
        var options = Options with { Folds = 3, MinimumFrequency = 0.01 };
        var set = SampleSet.Of(Enumerable.Repeat(true, cohort.People).ToArray());
        var basis = CovariateBasis.Of(set, ["AGE"], [cohort.Age]);
        var design = new RidgeDesign(basis, [cohort.Trait], options);
        var block = new RidgeBlock(0, 0, [.. Enumerable.Range(0, 40)]);
        var columns = new RidgeColumns(design, new RelatedCohort.Reader(cohort.Genotypes), cohort.People);
        var predicted = new LevelZero(design, columns, 40).Predict(block)[0];

        // Standardised genotypes and trait, by person.
        columns.Read(block);
        var x = Enumerable.Range(0, 40).Select(j => design.Layout.ToPeople(columns.Data.AsSpan(j * columns.Stride, design.Layout.Length))).ToArray();
        var y = design.Layout.ToPeople(design.Traits[0]);
        var fold = Enumerable.Range(0, cohort.People).Select(i => Array.FindLastIndex(design.Layout.Starts[..3], start => start <= design.Layout.Places[i])).ToArray();
        for (var strength = 0; strength < options.Heritabilities.Count; strength++)
        {
            var h = options.Heritabilities[strength];
            var expected = new double[cohort.People];
            for (var left = 0; left < 3; left++)
            {
                var matrix = new double[40 * 40];
                var right = new double[40];
                for (var a = 0; a < 40; a++)
                {
                    for (var i = 0; i < cohort.People; i++)
                    {
                        if (fold[i] == left) continue;
                        right[a] += x[a][i] * y[i];
                        for (var b = 0; b < 40; b++) matrix[(a * 40) + b] += x[a][i] * x[b][i];
                    }

                    matrix[(a * 40) + a] += 40 * (1 - h) / h;
                }

                Assert.True(Cholesky.TryFactor(matrix, 40, 40));
                Cholesky.Solve(matrix, 40, 40, right);
                for (var i = 0; i < cohort.People; i++)
                {
                    for (var a = 0; a < 40 && fold[i] == left; a++) expected[i] += x[a][i] * right[a];
                }
            }

            var column = design.Layout.ToColumn(expected);
            design.Standardise(column);
            var own = design.Layout.ToPeople(predicted[strength]);
            var standard = design.Layout.ToPeople(column);
            for (var i = 0; i < cohort.People; i++) Assert.Equal(standard[i], own[i], 1e-6);
        }
    }

    [Fact]
    public void Blocks_keep_to_chromosomes_and_leave_out_what_is_rare()
    {
        var cohort = Cohort.Value;
        var ridge = WholeGenomeRidge.Prepare([AssociationTrait.Of("T", cohort.Trait)], cohort.Covariates, Options with { MinimumFrequency = 0.1 });
        var blocks = ridge.Blocks(cohort.Variants, [.. Enumerable.Range(0, 1200)], () => new RelatedCohort.Reader(cohort.Genotypes), 1, CancellationToken.None);
        Assert.All(blocks, block => Assert.Single(block.Variants.Select(cohort.Variants.ChromosomeIndex).Distinct()));
        Assert.All(blocks, block => Assert.InRange(block.Variants.Length, 50, 100));
        Assert.InRange(blocks.Sum(block => block.Variants.Length), 900, 1150);
        var empty = Assert.Throws<ProblemException>(() => ridge.Blocks(cohort.Variants, [], () => new RelatedCohort.Reader(cohort.Genotypes), 1, CancellationToken.None));
        Assert.Equal("GNT020", empty.Problem.Code);
    }

    [Fact]
    public void Too_few_people_for_the_parts_are_refused()
    {
        var values = Enumerable.Range(0, 12).Select(i => (double)(i * i)).ToArray();
        Assert.Equal("GNT022", Assert.Throws<ProblemException>(() => WholeGenomeRidge.Prepare([AssociationTrait.Of("T", values)], [], Options)).Problem.Code);
    }

    private static double ChiSquare(RelatedCohort cohort, int variant, double[] prediction)
    {
        var rest = cohort.Trait.Select((value, i) => value - prediction[i] - (0.05 * cohort.Age[i])).ToArray();
        var r = RelatedCohort.Correlation([.. cohort.Genotypes[variant].Select(code => code == 3 ? 0.0 : code)], rest);
        return cohort.People * r * r / (1 - (r * r));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
