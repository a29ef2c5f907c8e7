using CsCheck;
using Tabib.Evidence.Survival;

namespace Tabib.Tests.Evidence.Survival;

public sealed class CoxRegressionTests
{
    private sealed record Cohort(double[] Start, double[] Stop, bool[] IsEvent, IReadOnlyList<double[]> Columns, int[] Weights, int[] Strata)
    {
        public SurvivalData Data(bool weights = false, bool entries = true, bool strata = true) => SurvivalData.Create(
            Stop, IsEvent, entries ? Start : null, weights ? [.. Weights.Select(weight => (double)weight)] : null, strata ? Strata : null);
    }

    private static readonly string[] Names = ["a", "b"];

    /// <summary>Many tied times, random covariates: coefficients are finite.</summary>
    private static readonly Gen<Cohort> AnyCohort = Gen.Int[40, 80].SelectMany(count => Gen.Select(
        Gen.Int[0, 5].Array[count], Gen.Int[1, 12].Array[count], Gen.Int[0, 3].Array[count], Gen.Select(Gen.Double[-1, 1].Array[count], Gen.Double[-1, 1].Array[count]), Gen.Int[1, 3].Array[count], Gen.Int[0, 1].Array[count],
        (start, length, died, columns, weights, strata) => new Cohort(
            [.. start.Select(value => (double)value)], [.. start.Zip(length, (from, time) => (double)(from + time))], [.. died.Select(value => value > 0)], [columns.Item1, columns.Item2], weights, strata)));

    [Theory]
    [InlineData(TieMethod.Efron)]
    [InlineData(TieMethod.Breslow)]
    [InlineData(TieMethod.Exact)]
    public void The_score_is_the_slope_of_the_likelihood_and_the_information_its_bend(TieMethod ties) => AnyCohort.Sample(
        cohort =>
        {
            var data = cohort.Data();
            var design = CoxDesign.Of(data, RiskSets.Of(data), cohort.Columns);
            ICoxLikelihood likelihood = ties == TieMethod.Exact ? new ExactCoxLikelihood(design) : new CoxLikelihood(design, ties == TieMethod.Efron);
            double[] beta = [0.3, -0.4];
            var (score, information) = (new double[2], new double[4]);
            likelihood.Evaluate(beta, score, information);
            const double Step = 1e-4;
            for (var j = 0; j < 2; j++)
            {
                var (more, less) = ((double[])beta.Clone(), (double[])beta.Clone());
                (more[j], less[j]) = (more[j] + Step, less[j] - Step);
                var (upScore, downScore) = (new double[2], new double[2]);
                var slope = (likelihood.Evaluate(more, upScore, new double[4]) - likelihood.Evaluate(less, downScore, new double[4])) / (2 * Step);
                Assert.Equal(slope, score[j], 1e-4);
                for (var k = 0; k < 2; k++) Assert.Equal((downScore[k] - upScore[k]) / (2 * Step), information[(j * 2) + k], 1e-4);
            }
        },
        iter: 30);

    [Theory]
    [InlineData(TieMethod.Efron)]
    [InlineData(TieMethod.Breslow)]
    public void The_likelihood_agrees_with_sums_over_every_risk_set(TieMethod ties) => AnyCohort.Sample(
        cohort =>
        {
            var data = cohort.Data(weights: true);
            var fit = CoxRegression.Fit(data, Names, cohort.Columns, new CoxOptions { Ties = ties });
            var sum = 0.0;
            foreach (var group in Enumerable.Range(0, data.Count).Where(row => data.IsEvent[row]).GroupBy(row => (Stop: data.Stop[row], Stratum: data.StratumOf(row))))
            {
                double Risk(int row) => data.WeightOf(row) * Math.Exp(fit.LinearPredictors[row]);
                var atRisk = Enumerable.Range(0, data.Count).Where(row => data.StratumOf(row) == group.Key.Stratum && data.Start![row] < group.Key.Stop && data.Stop[row] >= group.Key.Stop).Sum(Risk);
                sum += group.Sum(row => data.WeightOf(row) * fit.LinearPredictors[row]);
                for (var gone = 0; gone < group.Count(); gone++) sum -= group.Average(data.WeightOf) * Math.Log(atRisk - (ties == TieMethod.Efron ? group.Sum(Risk) * gone / group.Count() : 0));
            }

            Assert.Equal(sum, fit.LogLikelihood, 1e-8);
        },
        iter: 50);

    [Fact]
    public void A_weight_stands_for_as_many_rows_by_breslow() => AnyCohort.Sample(
        cohort =>
        {
            int[] repeated = [.. Enumerable.Range(0, cohort.Stop.Length).SelectMany(row => Enumerable.Repeat(row, cohort.Weights[row]))];
            var options = new CoxOptions { Ties = TieMethod.Breslow };
            var weighted = CoxRegression.Fit(cohort.Data(weights: true), Names, cohort.Columns, options);
            var rows = new Cohort(Pick(cohort.Start), Pick(cohort.Stop), Pick(cohort.IsEvent), [.. cohort.Columns.Select(Pick)], Pick(cohort.Weights), Pick(cohort.Strata));
            Near(weighted.Coefficients, CoxRegression.Fit(rows.Data(), Names, rows.Columns, options).Coefficients, 1e-7);
            T[] Pick<T>(T[] values) => [.. repeated.Select(row => values[row])];
        },
        iter: 50);

    [Fact]
    public void Origin_and_unit_of_a_covariate_change_nothing_else() => AnyCohort.Sample(
        cohort =>
        {
            var fit = CoxRegression.Fit(cohort.Data(), Names, cohort.Columns);
            var moved = CoxRegression.Fit(cohort.Data(), Names, [[.. cohort.Columns[0].Select(value => (1000 * value) - 7000)], cohort.Columns[1]]);
            Near([fit.Coefficients[0] / 1000, fit.Coefficients[1]], moved.Coefficients, 1e-7);
            Assert.Equal(fit.LogLikelihood, moved.LogLikelihood, 1e-9);
        },
        iter: 50);

    [Fact]
    public void Robust_errors_are_what_leaving_rows_out_changes() => AnyCohort.Sample(
        cohort =>
        {
            var data = cohort.Data(entries: false, strata: false);
            var fit = CoxRegression.Fit(data, Names, cohort.Columns);
            var residuals = CoxResiduals.Of(fit, data, cohort.Columns);
            var score = residuals.Score();
            for (var j = 0; j < 2; j++) Assert.Equal(0, Enumerable.Range(0, data.Count).Sum(row => score[(row * 2) + j]), 1e-6);
            Assert.Equal(0, residuals.Martingale().Sum(), 1e-8);
            // Breslow's derivative by a case weight is exact; Efron's mean weight of deaths is not that of one row.
            var breslow = CoxRegression.Fit(data, Names, cohort.Columns, new CoxOptions { Ties = TieMethod.Breslow });
            var own = CoxResiduals.Of(breslow, data, cohort.Columns).Score();
            for (var row = 0; row < 5; row++)
            {
                const double Step = 1e-4;
                double[] Weights(double change) => [.. Enumerable.Range(0, data.Count).Select(other => other == row ? 1 + change : 1)];
                CoxFit With(double change) => CoxRegression.Fit(SurvivalData.Create(cohort.Stop, cohort.IsEvent, null, Weights(change)), Names, cohort.Columns, new CoxOptions { Ties = TieMethod.Breslow });
                var (up, down) = (With(Step), With(-Step));
                for (var j = 0; j < 2; j++)
                {
                    var expected = (breslow.Covariance[j * 2] * own[row * 2]) + (breslow.Covariance[(j * 2) + 1] * own[(row * 2) + 1]);
                    Assert.Equal((up.Coefficients[j] - down.Coefficients[j]) / (2 * Step), expected, 1e-4);
                }
            }
        },
        iter: 20);

    [Fact]
    public void A_covariate_that_others_determine_is_left_out_and_told()
    {
        var cohort = AnyCohort.Single();
        var fit = CoxRegression.Fit(cohort.Data(), ["a", "twice", "b", "one"], [cohort.Columns[0], [.. cohort.Columns[0].Select(value => (2 * value) + 1)], cohort.Columns[1], [.. cohort.Stop.Select(_ => 5.0)]]);
        Assert.Equal([false, true, false, true], fit.IsAliased);
        Near(CoxRegression.Fit(cohort.Data(), Names, cohort.Columns).Coefficients, [fit.Coefficients[0], fit.Coefficients[2]], 1e-8);
    }

    [Fact]
    public void A_covariate_that_tells_who_dies_may_be_infinite()
    {
        var fit = CoxRegression.Fit(SurvivalData.Create([1, 2, 3, 4, 5, 6], [true, true, true, false, false, false]), ["group"], [[1, 1, 1, 0, 0, 0]]);
        Assert.Equal([true], fit.MayBeInfinite);
    }

    [Fact]
    public void Without_an_event_nothing_is_estimated() => Assert.Throws<ArgumentException>(() => CoxRegression.Fit(SurvivalData.Create([1, 2], [false, false]), ["x"], [[1, 2]]));

    [Fact]
    public void Times_that_differ_by_rounding_are_one_time()
    {
        var data = SurvivalData.Create([0.1 + 0.2, 0.3, 1], [true, true, false]);
        Assert.Equal(data.Stop[0], data.Stop[1]);
        Assert.NotEqual(data.Stop[1], data.Stop[2]);
    }

    private static void Near(double[] expected, double[] actual, double tolerance)
    {
        for (var i = 0; i < expected.Length; i++) Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * (1 + Math.Abs(expected[i])), $"{i}: {actual[i]:R}, expected {expected[i]:R}");
    }
}
