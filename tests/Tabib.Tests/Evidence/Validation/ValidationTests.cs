using CsCheck;
using Tabib.Evidence.Validation;

namespace Tabib.Tests.Evidence.Validation;

public sealed class ValidationTests
{
    private static readonly Gen<(double[] Chances, bool[] Outcomes)> AnyRows = Gen.Int[1, 40].SelectMany(count =>
        Gen.Select(Gen.Int[0, 20].Array[count], Gen.Bool.Array[count], (chances, outcomes) => (Array.ConvertAll(chances, chance => chance / 20.0), outcomes)));

    [Fact]
    public void At_a_threshold_of_nothing_everybody_is_treated() => AnyRows.Sample(rows =>
    {
        var benefit = NetBenefit.Of(rows.Chances, rows.Outcomes, 0);
        Assert.Equal(rows.Outcomes.Count(outcome => outcome) / (double)rows.Outcomes.Length, benefit.Model, 1e-12);
        Assert.Equal(benefit.All, benefit.Model, 1e-12);
        Assert.Null(benefit.InterventionsAvoided);
    });

    [Fact]
    public void A_prevalence_as_in_the_data_changes_nothing() => AnyRows.Sample(rows =>
    {
        if (!rows.Outcomes.Contains(true) || !rows.Outcomes.Contains(false)) return;
        var share = rows.Outcomes.Count(outcome => outcome) / (double)rows.Outcomes.Length;
        Assert.Equal(NetBenefit.Of(rows.Chances, rows.Outcomes, 0.3).Model, NetBenefit.Of(rows.Chances, rows.Outcomes, 0.3, share).Model, 1e-12);
    });

    [Fact]
    public void Precision_is_that_of_each_distinct_threshold() => AnyRows.Sample(rows =>
    {
        var positives = rows.Outcomes.Count(outcome => outcome);
        var scores = ProbabilityScores.Of(rows.Chances, rows.Outcomes);
        if (positives == 0)
        {
            Assert.Null(scores.AveragePrecision);
            return;
        }

        var (sum, before) = (0.0, 0.0);
        foreach (var threshold in rows.Chances.Distinct().OrderDescending())
        {
            var chosen = Enumerable.Range(0, rows.Chances.Length).Where(row => rows.Chances[row] >= threshold).ToList();
            var found = chosen.Count(row => rows.Outcomes[row]);
            sum += ((found / (double)positives) - before) * found / chosen.Count;
            before = found / (double)positives;
        }

        Assert.Equal(sum, scores.AveragePrecision!.Value, 1e-12);
        Assert.Equal(rows.Chances.Zip(rows.Outcomes, (chance, outcome) => Math.Pow(chance - (outcome ? 1 : 0), 2)).Average(), scores.Brier, 1e-12);
    });

    [Fact]
    public void An_isotonic_curve_rises_and_keeps_the_mean() => AnyRows.Sample(rows =>
    {
        var curve = IsotonicCurve.Fit(rows.Chances, rows.Outcomes);
        Assert.Equal(curve.Values.Order(), curve.Values);
        Assert.Equal(rows.Outcomes.Count(outcome => outcome), rows.Chances.Sum(curve.At), 1e-9);
        Assert.Equal(curve.Values[0], curve.At(-1));
        Assert.Equal(curve.Values[^1], curve.At(2));
    });

    [Theory]
    [InlineData(new[] { 0.2, 0.4 }, new[] { true, true })]
    [InlineData(new[] { 0.3, 0.3, 0.3 }, new[] { true, false, true })]
    [InlineData(new[] { 0.1, 0.2, 0.8, 0.9 }, new[] { false, false, true, true })]
    public void A_slope_that_cannot_be_told_is_not_told(double[] chances, bool[] outcomes)
    {
        var calibration = Calibration.Of(chances, outcomes);
        Assert.Null(calibration.Slope);
        Assert.NotNull(calibration.CannotSay);
    }

    [Fact]
    public void Certain_chances_are_counted_and_stay_finite()
    {
        var calibration = Calibration.Of([0, 1, 0.4, 0.6, 0.5], [true, true, false, true, false]);
        Assert.Equal(2, calibration.Certain);
        Assert.True(double.IsFinite(calibration.Slope!.Value));
        Assert.True(double.IsFinite(ProbabilityScores.Of([0, 1], [true, false]).LogLoss));
    }

    [Fact]
    public void Chances_outside_the_unit_are_refused() => Assert.Throws<ArgumentException>(() => ProbabilityScores.Of([0.5, 1.2], [true, false]));
}
