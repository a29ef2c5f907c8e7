using Tabib.Core.Time;

namespace Tabib.Tests.Core.Time;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("2024", "2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z")]
    [InlineData("2024-02", "2024-02-01T00:00:00Z", "2024-03-01T00:00:00Z")]
    [InlineData("2024-02-29", "2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z")]
    [InlineData("2024-02-29T10:15:30+05:30", "2024-02-29T04:45:30Z", "2024-02-29T04:45:31Z")]
    [InlineData("2024-02-29T10:15:30.5Z", "2024-02-29T10:15:30.5Z", "2024-02-29T10:15:30.6Z")]
    public void A_date_covers_all_that_its_precision_leaves_open(string text, string start, string end)
    {
        var date = PartialDate.Parse(text);
        Assert.Equal(DateTimeOffset.Parse(start), date.Interval.Start);
        Assert.Equal(DateTimeOffset.Parse(end), date.Interval.End);
    }

    [Theory]
    [InlineData("")]
    [InlineData("24")]
    [InlineData("2023-02-29")]
    [InlineData("2024-13")]
    [InlineData("2024-1-1")]
    [InlineData("2024-01-01T")]
    [InlineData("2024-01-01T25:00:00Z")]
    [InlineData("2024-01-01T10:00:00+15:00")]
    [InlineData("2024-01-01 10:00:00")]
    public void What_is_no_date_is_refused(string text) => Assert.False(PartialDate.TryParse(text, out _));

    [Theory]
    [InlineData("1960-06-15", "2024-06-14", 63)]
    [InlineData("1960-06-15", "2024-06-15", 64)]
    [InlineData("1960-02-29", "2023-02-28", 62)]
    [InlineData("1960-02-29", "2023-03-01", 63)]
    public void Age_is_completed_years(string birth, string at, int years) =>
        Assert.Equal(years, PartialDate.Parse(birth).CompletedYears(PartialDate.Parse(at).Start));
}
