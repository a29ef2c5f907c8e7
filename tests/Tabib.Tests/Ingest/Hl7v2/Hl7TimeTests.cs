using CsCheck;
using Tabib.Ingest;
using Tabib.Ingest.Hl7v2;

namespace Tabib.Tests.Ingest.Hl7v2;

public sealed class Hl7TimeTests
{
    [Theory]
    [InlineData("2024", "2024")]
    [InlineData("202402", "2024-02")]
    [InlineData("20240229", "2024-02-29")]
    [InlineData("2024022908", "2024-02-29T08:00:00Z")]
    [InlineData("202402290815", "2024-02-29T08:15:00Z")]
    [InlineData("20240229081530", "2024-02-29T08:15:30Z")]
    [InlineData("20240229081530.1234+0530", "2024-02-29T08:15:30.1234+05:30")]
    public void Times_are_as_precise_as_they_were(string text, string expected)
    {
        Assert.True(Hl7Time.TryRead(text, null, LocalZone.Utc, out var time));
        Assert.Equal(expected, time.Text);
    }

    [Theory]
    [InlineData("20230229")]
    [InlineData("202413")]
    [InlineData("2024010124")]
    [InlineData("202401010")]
    [InlineData("20240101081560.")]
    [InlineData("2024-01-01")]
    [InlineData("20240101+5")]
    [InlineData("x")]
    public void What_is_no_time_is_refused(string text) => Assert.False(Hl7Time.TryRead(text, null, LocalZone.Utc, out _));

    [Fact]
    public void A_time_that_is_read_is_the_moment_that_was_written() =>
        Gen.Select(Gen.DateTime[new DateTime(1900, 1, 1), new DateTime(2100, 1, 1)], Gen.Int[-14 * 4, 14 * 4]).Sample((moment, quarters) =>
        {
            var offset = TimeSpan.FromMinutes(quarters * 15);
            var whole = new DateTime(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerSecond));
            var text = whole.ToString("yyyyMMddHHmmss") + (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hhmm");
            Assert.True(Hl7Time.TryRead(text, null, LocalZone.Utc, out var time));
            Assert.Equal(new DateTimeOffset(whole, offset), time.Start);
        });
}
