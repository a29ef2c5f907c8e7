using CsCheck;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Association;

namespace Tabib.Tests.Evidence.Association;

public sealed class AssociationScanTests
{
    private static readonly Gen<(AssociationCohort Cohort, int Seed)> Cohorts = Gen.Select(Gen.Int[60, 400], Gen.Int[0, 5], Gen.Double[0, 0.2], Gen.Int[1, 1 << 30])
        .Select((samples, covariates, missing, seed) => (AssociationCohort.Draw(samples, 13, covariates, missing, seed), seed));

    [Fact]
    public void The_fast_linear_test_is_least_squares_with_all_columns_written_out() => Cohorts.Sample(drawn =>
    {
        var cohort = drawn.Cohort;
        var trait = AssociationTrait.Of("QT", cohort.Quantitative);
        var fast = cohort.Test(trait, new AssociationOptions { Model = AssociationModel.Linear });
        var whole = cohort.Test(trait, new AssociationOptions { Model = AssociationModel.Linear, CovariateRows = true });
        if (cohort.Covariates.Length == 0) return;
        AssertNear(whole.Where(row => row.Term == 0).ToArray(), fast, 1e-7, 1e-6);
    }, iter: 30);

    [Fact]
    public void With_the_other_allele_counted_effects_change_their_sign() => Cohorts.Sample(drawn =>
    {
        foreach (var (trait, model) in Models(drawn.Cohort))
        {
            var rows = drawn.Cohort.Test(trait, new AssociationOptions { Model = model });
            var flipped = drawn.Cohort.Flipped().Test(trait, new AssociationOptions { Model = model });
            AssertNear(rows.Select(row => row with { Effect = -row.Effect, Frequency = 1 - row.Frequency, Statistic = model == AssociationModel.Firth ? row.Statistic : -row.Statistic }).ToArray(), flipped, 1e-7, 1e-7);
        }
    }, iter: 12);

    [Fact]
    public void The_order_of_the_samples_does_not_matter() => Cohorts.Sample(drawn =>
    {
        var order = Enumerable.Range(0, drawn.Cohort.Samples.Count).ToArray();
        new Random(drawn.Seed).Shuffle(order);
        var permuted = drawn.Cohort.Permuted(order);
        var ofPermuted = Models(permuted).ToArray();
        foreach (var ((trait, model), i) in Models(drawn.Cohort).Select((pair, i) => (pair, i)))
            AssertNear(drawn.Cohort.Test(trait, new AssociationOptions { Model = model }), permuted.Test(ofPermuted[i].Trait, new AssociationOptions { Model = model }), 1e-6, 1e-6);
    }, iter: 12);

    /// <summary>A term beside the genotype's makes every comparison a fit of its own; without missing genotypes the covariates' own model is taken.</summary>
    [Fact]
    public void The_likelihood_ratio_is_the_same_however_the_smaller_model_is_found() => Cohorts.Sample(drawn =>
    {
        var trait = AssociationTrait.Of("B", drawn.Cohort.Binary);
        var options = new AssociationOptions { Model = AssociationModel.Logistic, LikelihoodRatio = true };
        var plain = drawn.Cohort.Test(trait, options).Where(row => row.Error == AssociationError.None).ToArray();
        var covariateRows = drawn.Cohort.Test(trait, options with { CovariateRows = true }).Where(row => row.Error == AssociationError.None && row.Term == 0).ToArray();
        var wald = drawn.Cohort.Test(trait, options with { LikelihoodRatio = false }).Where(row => row.Error == AssociationError.None).ToArray();
        Assert.Equal(wald.Length, plain.Length);
        Assert.Equal(plain.Length, covariateRows.Length);
        for (var i = 0; i < plain.Length; i++)
        {
            Assert.Equal(plain[i].LogLikelihoodRatioP, covariateRows[i].LogLikelihoodRatioP, 1e-6);
            Assert.Equal(wald[i], plain[i] with { LogLikelihoodRatioP = double.NaN });
        }
    }, iter: 8);

    [Fact]
    public void Traits_in_one_pass_are_as_if_tested_alone()
    {
        var cohort = AssociationCohort.Draw(300, 25, 3, 0.03, 5);
        var second = cohort.Quantitative.Select((value, i) => (2 * value) + cohort.Covariates[0][i]).ToArray();
        AssociationTrait[] traits = [AssociationTrait.Of("A", cohort.Quantitative), AssociationTrait.Of("B", cohort.Binary), AssociationTrait.Of("C", second)];
        var together = cohort.Test(traits, new AssociationOptions());
        for (var t = 0; t < traits.Length; t++) Assert.Equal(cohort.Test(traits[t], new AssociationOptions()), together[t]);
    }

    [Fact]
    public void Small_p_values_stay_finite_as_logarithms()
    {
        var cohort = AssociationCohort.Draw(4000, 3, 1, 0, 8);
        var buffer = new Tabib.Core.Genome.GenotypeBuffer(4000);
        cohort.Read(1, 1, buffer);
        var random = new Random(4);
        var trait = Enumerable.Range(0, 4000).Select(i => (5 * buffer.CodeOf(i)) + random.NextDouble()).ToArray();
        var row = cohort.Test(AssociationTrait.Of("T", trait), new AssociationOptions())[1];
        Assert.True(row.LogP < -2000 && double.IsFinite(row.LogP));
        Assert.Equal(5, row.Effect, 0.05);
    }

    [Fact]
    public void An_interaction_is_the_slope_difference_that_was_put_in()
    {
        var cohort = AssociationCohort.Draw(3000, 2, 1, 0.01, 3);
        var buffer = new Tabib.Core.Genome.GenotypeBuffer(3000);
        cohort.Read(1, 1, buffer);
        var trait = Enumerable.Range(0, 3000).Select(i => cohort.Covariates[0][i] * buffer.CodeOf(i) % 3 * 0.7).ToArray();
        var noise = new Random(1);
        for (var i = 0; i < trait.Length; i++) trait[i] = (0.7 * cohort.Covariates[0][i] * Math.Min(2, buffer.CodeOf(i))) + noise.NextDouble();
        var rows = cohort.Test(AssociationTrait.Of("T", trait), new AssociationOptions { Interactions = ["C1"] }).Where(row => row.Variant == 1).ToArray();
        Assert.Equal(2, rows.Length);
        Assert.Equal(0.7, rows[1].Effect, 0.03);
        Assert.InRange(Math.Abs(rows[0].Effect), 0, 0.05);
    }

    [Fact]
    public void The_saddlepoint_of_few_carriers_is_that_of_all_samples()
    {
        const int samples = 20_000;
        var cohort = AssociationCohort.Draw(samples, 3, 2, 0, 31);
        var set = SampleSet.Of(Enumerable.Repeat(true, samples).ToArray());
        var basis = CovariateBasis.Of(set, ["C1", "C2"], cohort.Covariates);
        var random = new Random(9);
        var y = Enumerable.Range(0, samples).Select(i => random.NextDouble() < 0.1 || i is 100 or 5000 ? 1.0 : 0).ToArray();
        var options = new AssociationOptions();
        var scan = new BinaryScan(LogisticNullModel.Fit(basis, y, "T"), 0, AssociationModel.Spa, TestedColumns.Of(basis, new ModelTerms(["C1", "C2"], []), options), options);
        var buffer = new Tabib.Core.Genome.GenotypeBuffer(samples);
        foreach (var carrier in (int[])[100, 5000, 9999]) buffer.Packed[carrier / 32] |= 1UL << (carrier % 32 * 2);
        var variant = new VariantData(set, basis.Matrix.Padded, null, options);
        variant.Take(0, 1, buffer);
        var kernel = Tabib.Evidence.Association.Kernels.LogisticKernel.Instance;
        var score = new ScoreTest(scan, kernel);
        score.Run(variant);
        double[] predictor = new double[8], adjusted = new double[8], live = new double[8];
        var normal = score.AdjustCarriers(variant, predictor, adjusted, live);
        var ofCarriers = new Saddlepoint(kernel).LogTwoSided(predictor, adjusted, live, score.Score, score.Variance, normal);
        score.Adjust(variant);
        var ofAll = new Saddlepoint(kernel).LogTwoSided(score.Predictor, score.Adjusted, variant.Live, score.Score, score.Variance);
        Assert.InRange(Math.Abs(score.Score) / Math.Sqrt(score.Variance), 2, 20);
        Assert.Equal(ofAll, ofCarriers, 1e-5);
    }

    [Fact]
    public void Every_reason_has_its_code()
    {
        var cohort = AssociationCohort.Draw(200, 4, 0, 0, 11);
        var buffer = new Tabib.Core.Genome.GenotypeBuffer(200);
        cohort.Read(1, 1, buffer);
        var copy = Enumerable.Range(0, 200).Select(i => (double)buffer.CodeOf(i)).ToArray();
        var near = copy.Select((value, i) => value + (0.09 * Math.Sin(i))).ToArray();
        Assert.Equal(AssociationError.Corr, ErrorOf(cohort, copy, AssociationModel.Linear));
        Assert.Equal(AssociationError.Vif, ErrorOf(cohort, near, AssociationModel.Linear));
        Assert.Equal(AssociationError.Corr, ErrorOf(cohort, copy, AssociationModel.Spa));
        var cases = copy.Select(value => value > 0 ? 1.0 : 0).ToArray();
        Assert.Equal(AssociationError.Separation, cohort.Test(AssociationTrait.Of("T", cases), new AssociationOptions { Model = AssociationModel.Logistic })[1].Error);
        Assert.Equal(AssociationError.PerfectFit, cohort.Test(AssociationTrait.Of("T", [.. copy.Select(value => (3 * value) + 1)]), new AssociationOptions { Model = AssociationModel.Linear })[1].Error);
        var fallback = cohort.Test(AssociationTrait.Of("T", cases), new AssociationOptions { Model = AssociationModel.Logistic, FirthFallback = true })[1];
        Assert.Equal((AssociationError.None, 1), (fallback.Error, fallback.Term));
        Assert.True(double.IsFinite(fallback.Effect) && fallback.Effect > 1);
        var constant = AssociationCohort.Draw(50, 3, 0, 1, 2).Test(AssociationTrait.Of("T", [.. Enumerable.Range(0, 50).Select(i => (double)i)]), new AssociationOptions());
        Assert.All(constant, row => Assert.Equal((AssociationError.TooFew, 0), (row.Error, row.Observations)));
    }

    [Theory]
    [InlineData("ASC006", new double[] { double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN }, AssociationModel.Auto)]
    [InlineData("ASC007", new double[] { 1, 1, 1, 1, 1, 1 }, AssociationModel.Auto)]
    [InlineData("ASC008", new double[] { 0, 1, 2, 0, 1, 2 }, AssociationModel.Auto)]
    [InlineData("ASC008", new double[] { 0, 1, 3, 0, 1, 2 }, AssociationModel.Firth)]
    [InlineData("ASC011", new double[] { 0, 1, double.NaN, double.NaN, double.NaN, double.NaN }, AssociationModel.Auto)]
    public void A_trait_that_no_model_can_be_made_with_is_refused(string code, double[] values, AssociationModel model)
    {
        var cohort = AssociationCohort.Draw(6, 1, 0, 0, 1);
        var fault = Assert.Throws<ProblemException>(() => cohort.Test(AssociationTrait.Of("T", values), new AssociationOptions { Model = model }));
        Assert.Equal((code, "T"), (fault.Problem.Code, fault.Problem.Location.Path));
    }

    [Fact]
    public void Sex_that_is_a_covariate_already_is_no_second_one_on_X()
    {
        var cohort = AssociationCohort.Draw(300, 6, 1, 0.02, 21, "X");
        var sexes = cohort.Samples.Sexes.Select(sex => sex == Tabib.Core.Identity.Sex.Male ? 1.0 : 2).ToArray();
        var trait = AssociationTrait.Of("T", cohort.Quantitative);
        var without = cohort.Test(trait, new AssociationOptions());
        var scan = AssociationScan.Prepare(cohort.Samples, [trait], [.. cohort.NamedCovariates, ("SEX", sexes)], [Tabib.Core.Genome.ChromosomeKind.X], new AssociationOptions());
        var rows = new AssociationRows(1);
        scan.NewWorker(cohort, cohort.Variants).Run([0, 1, 2, 3, 4, 5], rows);
        Assert.Equal(without, rows[0]);
    }

    private static AssociationError ErrorOf(AssociationCohort cohort, double[] covariate, AssociationModel model)
    {
        var random = new Random(6);
        var trait = AssociationTrait.Of("T", [.. covariate.Select(_ => model == AssociationModel.Linear ? random.NextDouble() : random.Next(2))]);
        var scan = AssociationScan.Prepare(cohort.Samples, [trait], [("C", covariate)], [Tabib.Core.Genome.ChromosomeKind.Autosome], new AssociationOptions { Model = model });
        var rows = new AssociationRows(1);
        scan.NewWorker(cohort, cohort.Variants).Run([1], rows);
        return rows[0][0].Error;
    }

    private static IEnumerable<(AssociationTrait Trait, AssociationModel Model)> Models(AssociationCohort cohort) =>
    [
        (AssociationTrait.Of("QT", cohort.Quantitative), AssociationModel.Linear),
        (AssociationTrait.Of("CC", cohort.Binary), AssociationModel.Logistic),
        (AssociationTrait.Of("CC", cohort.Binary), AssociationModel.Firth),
        (AssociationTrait.Of("CC", cohort.Binary), AssociationModel.Spa),
    ];

    /// <param name="tolerance">Of effects and p-values, in standard errors and logarithms; relative of standard errors.</param>
    private static void AssertNear(IReadOnlyList<AssociationRow> expected, IReadOnlyList<AssociationRow> actual, double tolerance, double ofLogP)
    {
        Assert.Equal(expected.Count, actual.Count);
        foreach (var (one, other) in expected.Zip(actual))
        {
            Assert.Equal((one.Variant, one.Term, one.Observations, one.Error), (other.Variant, other.Term, other.Observations, other.Error));
            if (one.Error != AssociationError.None) continue;
            Assert.Equal(one.Frequency, other.Frequency, 1e-12);
            Assert.InRange(Math.Abs(one.Effect - other.Effect) / one.StandardError, 0, tolerance);
            Assert.InRange(other.StandardError / one.StandardError, 1 - tolerance, 1 + tolerance);
            Assert.InRange(other.LogP - one.LogP, -ofLogP * Math.Max(1, -one.LogP), ofLogP * Math.Max(1, -one.LogP));
        }
    }
}
