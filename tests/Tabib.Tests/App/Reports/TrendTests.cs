using System.Globalization;
using CsCheck;
using Tabib.App.Reports;
using Tabib.Core.Facts;
using Tabib.Core.Identity;
using Tabib.Core.Units;
using Tabib.Record.Journal;

namespace Tabib.Tests.App.Reports;

public sealed class TrendTests
{
    private static readonly Labels English = new();

    [Fact]
    public void Nothing_and_a_single_value_make_no_chart()
    {
        Assert.Empty(Read());
        Assert.Empty(Read(Samples.Measured("2345-7", 5, "mmol/L", 1)));
        Assert.Empty(Read(Samples.Measured("2345-7", 5, "mmol/L", 1), Samples.Measured("2160-0", 1, "mg/dL", 1)));
    }

    [Fact]
    public void Values_are_converted_to_the_unit_of_the_newest_by_their_analyte()
    {
        var trend = Assert.Single(Read(Samples.Measured("2345-7", 7.5, "mmol/L", 1), Samples.Measured("2339-0", 126, "mg/dL", 100)));
        Assert.Equal("mmol/L", trend.Unit);
        var points = Assert.Single(trend.Series).Points;
        Assert.Equal([6.994, 7.5], points.Select(point => Math.Round(point.Value, 3)));
        Assert.Equal("126 mg/dL", points[0].Recorded);
    }

    [Fact]
    public void What_does_not_convert_is_never_mixed_in()
    {
        var trends = Read(
            Samples.Measured("33914-3", 60, "mL/min/{1.73_m2}", 1), Samples.Measured("33914-3", 70, "mL/min/{1.73_m2}", 2), Samples.Measured("33914-3", 90, "mg/dL", 3), Samples.Measured("33914-3", 95, "mg/dL", 4));
        Assert.Equal(["mL/min/1.73 m²", "mg/dL"], trends.Select(trend => trend.Unit));
        Assert.All(trends, trend => Assert.Equal(2, Assert.Single(trend.Series).Points.Count));
    }

    [Fact]
    public void A_unit_that_ucum_does_not_know_stands_alone() =>
        Assert.Equal(["kg", "stone-ish"], Read(Samples.Measured("29463-7", 80, "kg", 1), Samples.Measured("29463-7", 81, "kg", 2), Samples.Measured("29463-7", 12, "stone-ish", 3), Samples.Measured("29463-7", 13, "stone-ish", 4)).Select(trend => trend.Unit));

    [Fact]
    public void A_bound_is_listed_and_not_drawn()
    {
        var bound = Samples.Measured("2345-7", 2, "mmol/L", 3) with { Value = FactValue.Of(new Quantity("2", "mmol/L", "<")) };
        var trend = Assert.Single(Read(Samples.Measured("2345-7", 5, "mmol/L", 1), Samples.Measured("2345-7", 6, "mmol/L", 2), bound));
        Assert.Equal([6, 5], Assert.Single(trend.Series).Points.Select(point => point.Value));
        Assert.Equal("<2 mmol/L", Assert.Single(trend.Bounds).Value);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("1e300")]
    [InlineData("twelve")]
    public void What_is_no_clinical_number_is_not_drawn(string digits)
    {
        var odd = Samples.Measured("2345-7", 2, "mmol/L", 3) with { Value = FactValue.Of(new Quantity(digits, "mmol/L")) };
        var trend = Assert.Single(Read(Samples.Measured("2345-7", 5, "mmol/L", 1), Samples.Measured("2345-7", 6, "mmol/L", 2), odd));
        Assert.Equal(2, Assert.Single(trend.Series).Points.Count);
    }

    [Fact]
    public void Height_is_a_trend_in_children_alone()
    {
        Fact[] heights = [Samples.Measured("8302-2", 100, "cm", 1), Samples.Measured("8302-2", 98, "cm", 100)];
        Assert.Empty(Read(heights));
        Assert.Single(Read([.. heights, Samples.Stated(DemographicCodes.BirthDate, FactValue.Date("2020-01-01"))]));
    }

    /// <summary>One, many, equal and simultaneous values: everything is drawn inside, as numbers.</summary>
    [Fact]
    public void A_plot_lies_inside_its_frame() => Gen.Select(Gen.Double[-1e6, 1e6], Gen.Int[0, 3]).Array[1, 200].Sample(values =>
    {
        var points = values.Select(value => new TrendPoint(Samples.AsOf.AddDays(value.Item2), value.Item1, "")).OrderBy(point => point.At).ToArray();
        var plot = TrendPlot.Of(new Trend("t", "u", [new TrendSeries("", points)], []));
        var line = Assert.Single(plot.Lines);
        Assert.All(plot.Marks, mark => Assert.InRange(double.Parse(mark.Y, CultureInfo.InvariantCulture), TrendPlot.Top, TrendPlot.Bottom));
        Assert.All(plot.Days, day => Assert.InRange(double.Parse(day.X.TrimEnd('%'), CultureInfo.InvariantCulture), TrendPlot.Left, TrendPlot.Right));
        foreach (var pair in line.Path[1..].Split(' ').Concat(line.Dots.Split(["M", "h0"], StringSplitOptions.RemoveEmptyEntries)))
        {
            var numbers = pair.Split(',').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
            Assert.InRange(numbers[0], 0, TrendPlot.InnerWidth);
            Assert.InRange(numbers[1], 0, TrendPlot.Bottom - TrendPlot.Top);
        }
    });

    [Fact]
    public void Equal_values_are_drawn_in_the_middle()
    {
        var points = new[] { 1, 2, 3 }.Select(day => new TrendPoint(Samples.AsOf.AddDays(day), 5, "")).ToArray();
        var line = Assert.Single(TrendPlot.Of(new Trend("t", "u", [new TrendSeries("", points)], [])).Lines);
        Assert.Equal("M0,57 500,57 1000,57", line.Path);
        Assert.Equal("M0,57h0M500,57h0M1000,57h0", line.Dots);
    }

    private static IReadOnlyList<Trend> Read(params IEnumerable<Fact> facts) => TrendReader.Read(PatientRecord.Create(new PatientKey(1), Samples.AsOf, facts), English);
}
