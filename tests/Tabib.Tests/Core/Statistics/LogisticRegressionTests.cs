using CsCheck;
using Tabib.Core.Statistics;

namespace Tabib.Tests.Core.Statistics;

public sealed class LogisticRegressionTests
{
    private static readonly Gen<(double[] A, double[] B, bool[] Outcomes)> AnyRows = Gen.Int[40, 80].SelectMany(count =>
        Gen.Select(Gen.Double[-1, 1].Array[count], Gen.Double[-1, 1].Array[count], Gen.Bool.Array[count], (a, b, outcomes) => (a, b, outcomes))).Where(rows => rows.Item3.Contains(true) && rows.Item3.Contains(false));

    [Fact]
    public void At_the_fit_the_score_is_nothing_and_on_its_own_data_it_is_calibrated() => AnyRows.Sample(
        rows =>
        {
            var fit = LogisticRegression.Fit([rows.A, rows.B], rows.Outcomes);
            double[] residuals = [.. fit.LinearPredictors.Select((predictor, row) => (rows.Outcomes[row] ? 1 : 0) - (1 / (1 + Math.Exp(-predictor))))];
            Assert.Equal(0, residuals.Sum(), 1e-8);
            Assert.Equal(0, residuals.Select((residual, row) => residual * rows.A[row]).Sum(), 1e-8);
            var again = LogisticRegression.Fit([fit.LinearPredictors], rows.Outcomes);
            if (fit.LinearPredictors.Max() - fit.LinearPredictors.Min() > 0.05) Assert.Equal(1, again.Coefficients[1], 1e-6);
            Assert.Equal(0, LogisticRegression.Fit([], rows.Outcomes, offset: fit.LinearPredictors).Coefficients[0], 1e-8);
        },
        iter: 50);

    [Fact]
    public void A_weight_stands_for_as_many_rows() => AnyRows.Sample(
        rows =>
        {
            int[] repeated = [.. Enumerable.Range(0, rows.A.Length).SelectMany(row => Enumerable.Repeat(row, (row % 3) + 1))];
            var weighted = LogisticRegression.Fit([rows.A, rows.B], rows.Outcomes, [.. rows.A.Select((_, row) => (row % 3) + 1.0)]);
            var longer = LogisticRegression.Fit([[.. repeated.Select(row => rows.A[row])], [.. repeated.Select(row => rows.B[row])]], [.. repeated.Select(row => rows.Outcomes[row])]);
            for (var j = 0; j < 3; j++) Assert.Equal(longer.Coefficients[j], weighted.Coefficients[j], 1e-7);
            Assert.Equal(longer.Deviance, weighted.Deviance, 1e-8);
        },
        iter: 50);

    [Fact]
    public void A_column_that_others_determine_is_left_out_and_told()
    {
        double[] a = [1, 2, 3, 4, 5, 6];
        var fit = LogisticRegression.Fit([a, [.. a.Select(value => (2 * value) - 3)], [7, 7, 7, 7, 7, 7]], [false, true, false, true, false, true]);
        Assert.Equal([false, false, true, true], fit.IsAliased);
        Assert.Equal(LogisticRegression.Fit([a], [false, true, false, true, false, true]).Coefficients[1], fit.Coefficients[1], 1e-9);
    }

    [Theory]
    [InlineData(new[] { false, false, false, true, true, true }, true)]
    [InlineData(new[] { false, false, true, false, true, true }, false)]
    public void A_column_that_tells_the_outcomes_is_told(bool[] outcomes, bool isSeparated) => Assert.Equal(isSeparated, LogisticRegression.Fit([[1, 2, 3, 4, 5, 6]], outcomes).IsSeparated);

    [Fact]
    public void One_outcome_alone_is_refused() => Assert.Throws<ArgumentException>(() => LogisticRegression.Fit([[1, 2]], [true, true]));
}
