using CsCheck;
using Tabib.Evidence.Survival;

namespace Tabib.Tests.Evidence.Survival;

public sealed class SurvivalCurveTests
{
    private static readonly Gen<(double[] Stop, int[] Cause)> AnyTimes = Gen.Int[1, 30].SelectMany(count =>
        Gen.Select(Gen.Int[1, 8].Array[count], Gen.Int[0, 2].Array[count], (stop, cause) => (Array.ConvertAll(stop, value => (double)value), cause)));

    [Fact]
    public void Without_censoring_the_curve_is_the_share_alive() => AnyTimes.Sample(rows =>
    {
        var curve = KaplanMeier.Of(SurvivalData.Create(rows.Stop, [.. rows.Stop.Select(_ => true)]));
        for (var time = 0.0; time < 10; time += 0.5) Assert.Equal(rows.Stop.Count(stop => stop > time) / (double)rows.Stop.Length, curve.At(time), 1e-12);
        Assert.Equal(rows.Stop.Average(), curve.RestrictedMean(100)!.Value.Mean, 1e-10);
    });

    [Fact]
    public void Survival_is_the_product_over_times_of_who_lives_on() => AnyTimes.Sample(rows =>
    {
        var curve = KaplanMeier.Of(SurvivalData.Create(rows.Stop, [.. rows.Cause.Select(cause => cause > 0)]));
        for (var time = 0.0; time < 10; time++)
        {
            var (expected, before) = (1.0, 1.0);
            foreach (var at in rows.Stop.Distinct().Where(at => at <= time).Order())
            {
                var factor = 1 - (Enumerable.Range(0, rows.Stop.Length).Count(i => rows.Stop[i] == at && rows.Cause[i] > 0) / (double)rows.Stop.Count(stop => stop >= at));
                expected *= factor;
                if (at < time) before *= factor;
            }

            Assert.Equal(expected, curve.At(time), 1e-12);
            Assert.Equal(before, curve.JustBefore(time), 1e-12);
        }
    });

    [Fact]
    public void Incidences_and_survival_make_one() => AnyTimes.Sample(rows =>
    {
        var incidence = CumulativeIncidence.Of(CompetingData.Create(rows.Stop, rows.Cause, 2));
        var curve = KaplanMeier.Of(SurvivalData.Create(rows.Stop, [.. rows.Cause.Select(cause => cause > 0)]));
        for (var time = 0.0; time < 10; time++) Assert.Equal(curve.At(time), incidence.SurvivalAt(time), 1e-12);
    });

    [Fact]
    public void With_one_event_the_error_of_the_incidence_is_greenwoods() => AnyTimes.Sample(rows =>
    {
        int[] cause = [.. rows.Cause.Select(value => Math.Min(value, 1))];
        var incidence = CumulativeIncidence.Of(CompetingData.Create(rows.Stop, cause, 1));
        var curve = KaplanMeier.Of(SurvivalData.Create(rows.Stop, [.. cause.Select(value => value > 0)]));
        for (var i = 0; i < incidence.Times.Length; i++)
        {
            var place = Array.IndexOf(curve.Times, incidence.Times[i]);
            if (curve.Survival[place] > 0) Assert.Equal(curve.Survival[place] * Math.Sqrt(curve.LogVariance[place]), incidence.StandardErrors[0][i], 1e-9);
        }
    });

    [Fact]
    public void A_median_on_a_flat_piece_is_its_middle()
    {
        var curve = KaplanMeier.Of(SurvivalData.Create([1, 2, 3, 4], [true, true, true, true]));
        Assert.Equal(2.5, curve.Quantile());
        Assert.Null(KaplanMeier.Of(SurvivalData.Create([1, 2, 3], [true, false, false])).Quantile());
    }

    [Fact]
    public void Intervals_hold_the_curve_and_end_with_it()
    {
        var curve = KaplanMeier.Of(SurvivalData.Create([1, 2, 3, 4, 5], [true, true, false, true, true]));
        foreach (var kind in Enum.GetValues<CurveInterval>())
        {
            var (lower, upper) = curve.IntervalAt(2, kind)!.Value;
            Assert.InRange(curve.At(2), lower, upper);
            Assert.Null(curve.IntervalAt(5, kind));
            Assert.Equal((1, 1), curve.IntervalAt(0.5, kind));
        }
    }

    [Fact]
    public void Groups_that_are_alike_have_no_difference()
    {
        double[] stop = [1, 1, 2, 2, 3, 3];
        var test = LogRankTest.Of(SurvivalData.Create(stop, [true, true, true, true, false, false]), [0, 1, 0, 1, 0, 1], 2);
        Assert.Equal(0, test.Statistic!.Value, 1e-12);
        Assert.Equal(test.Observed.Sum(), test.Expected.Sum(), 1e-12);
        Assert.Null(LogRankTest.Of(SurvivalData.Create(stop, [true, true, true, true, false, false]), [0, 0, 0, 0, 0, 0], 2).Statistic);
    }

    [Fact]
    public void Late_entry_is_not_at_risk_before_it()
    {
        var curve = KaplanMeier.Of(SurvivalData.Create([2, 4, 4], [true, true, false], [0, 3, 3]));
        Assert.Equal(0, curve.At(2));
        var first = KaplanMeier.Of(SurvivalData.Create([2, 4, 4], [true, true, false], [0, 1, 3]));
        Assert.Equal([2, 2], first.AtRisk);
        Assert.Equal(0.25, first.At(4));
    }
}
