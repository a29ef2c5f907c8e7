using CsCheck;
using Tabib.App.Reports;

namespace Tabib.Tests.App.Reports;

public sealed class ScaleTests
{
    private static readonly Gen<double> Value = Gen.OneOf(
        Gen.Double[-1000, 1000], Gen.Double[-Axis.Limit, Axis.Limit], Gen.Double[-1e-9, 1e-9], Gen.Int[0, 5].Select(i => new[] { 0.0, -0.0, Axis.Limit, -Axis.Limit, double.Epsilon, 37.0 }[i]));

    private static readonly Gen<DateTimeOffset> Moment = Gen.Long[DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks].Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    [Fact]
    public void A_scale_holds_all_values_with_few_round_marks_that_rise() => Gen.Select(Value, Value).Sample((one, other) =>
    {
        var (least, most) = (Math.Min(one, other), Math.Max(one, other));
        var axis = Axis.Around(least, most);
        var marks = axis.Marks.ToArray();
        var slack = axis.Step * 1e-6;
        return marks.Length is >= 2 and <= 9 && axis.Low <= least + slack && axis.High >= most - slack && marks.Zip(marks.Skip(1)).All(pair => pair.First < pair.Second)
            && marks.Select(axis.TextOf).Distinct().Count() == marks.Length;
    });

    [Fact]
    public void Places_on_a_scale_keep_their_order_and_stay_inside() => Gen.Select(Value, Value, Value).Sample((one, two, three) =>
    {
        var values = new[] { one, two, three }.Order().ToArray();
        var axis = Axis.Around(values[0], values[2]);
        var shares = values.Select(axis.Share).ToArray();
        return shares.All(share => share is >= 0 and <= 1) && shares[0] <= shares[1] && shares[1] <= shares[2];
    });

    [Fact]
    public void Places_are_proportional()
    {
        var axis = Axis.Around(0, 100);
        Assert.Equal([0, 0.25, 0.5, 1], new[] { 0, 25.0, 50, 100 }.Select(axis.Share));
        Assert.Equal(["0", "50", "100"], axis.Marks.Select(axis.TextOf).Where((_, i) => i % (axis.Marks.Count() / 2) == 0));
    }

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(2, 1)]
    [InlineData(0, 2e12)]
    public void What_is_on_no_scale_is_refused(double least, double most) => Assert.Throws<ArgumentOutOfRangeException>(() => Axis.Around(least, most));

    [Fact]
    public void Time_has_at_most_five_marks_inside_and_in_order() => Gen.Select(Moment, Moment).Sample((one, other) =>
    {
        var (from, to) = one < other ? (one, other) : (other, one);
        var axis = new TimeAxis(from, to);
        var marks = axis.Marks();
        return marks.Count <= 5 && marks.All(mark => mark.At >= axis.From && mark.At <= axis.To) && marks.Zip(marks.Skip(1)).All(pair => pair.First.At < pair.Second.At)
            && axis.Share(from) is >= 0 and <= 1 && axis.Share(from) <= axis.Share(to);
    });

    [Fact]
    public void A_single_moment_stands_in_the_middle() => Assert.Equal(0.5, new TimeAxis(Samples.AsOf, Samples.AsOf).Share(Samples.AsOf));

    [Fact]
    public void Thinning_keeps_ends_extremes_and_order() => Gen.Select(Gen.Double[-100, 100].Array[1, 400], Gen.Int[4, 80]).Sample((values, most) =>
    {
        var points = values.Select((value, i) => new TrendPoint(Samples.AsOf.AddDays(i), value, "")).ToArray();
        var kept = Thinning.Of(points, most);
        return kept.Count <= Math.Max(most, 0) && kept[0] == points[0] && kept[^1] == points[^1]
            && kept.Min(point => point.Value) == values.Min() && kept.Max(point => point.Value) == values.Max()
            && kept.Zip(kept.Skip(1)).All(pair => pair.First.At < pair.Second.At) && kept.All(points.Contains);
    });
}
