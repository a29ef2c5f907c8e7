using CsCheck;
using Tabib.Core.Statistics;

namespace Tabib.Tests.Core.Statistics;

public sealed class WilsonIntervalTests
{
    /// <remarks>By hand from the formula, and as R's prop.test without correction gives them.</remarks>
    [Theory]
    [InlineData(1, 10, 0.0178762131, 0.4041500268)]
    [InlineData(0, 10, 0, 0.2775327999)]
    [InlineData(10, 10, 0.7224672001, 1)]
    [InlineData(50, 100, 0.4038315303, 0.5961684697)]
    public void It_is_the_published_interval(long count, long all, double lower, double upper)
    {
        var interval = WilsonInterval.Of95(count, all);
        Assert.Equal(lower, interval.Lower, 1e-8);
        Assert.Equal(upper, interval.Upper, 1e-8);
    }

    [Fact]
    public void It_holds_the_rate_and_its_mirror_image_is_of_the_others() => Gen.Select(Gen.Int[1, 100_000], Gen.Double.Unit).Sample((all, share) =>
    {
        var count = (long)(share * all);
        var (interval, mirrored) = (WilsonInterval.Of95(count, all), WilsonInterval.Of95(all - count, all));
        return interval.Lower >= 0 && interval.Lower <= (double)count / all && interval.Upper >= (double)count / all && interval.Upper <= 1
               && Math.Abs(interval.Lower - (1 - mirrored.Upper)) < 1e-12 && interval.Lower < interval.Upper;
    });
}
