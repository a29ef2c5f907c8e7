using System.Text;
using Tabib.Core.Time;

namespace Tabib.Tests.Core.Time;

public static class PartialDateFuzz
{
    public static IEnumerable<byte[]> Seeds() =>
        new[] { "2024", "2024-02", "2024-02-29", "2024-02-29T23:59:60Z", "2024-02-29T12:30:15.123456789+05:30", "0001-01-01", "9999-12-31T23:59:59-12:00", "2024-01-01T24:00:00Z" }
            .Select(Encoding.UTF8.GetBytes);

    public static void Run(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        if (PartialDate.TryParse(text, out var date) && (date.Interval.End <= date.Interval.Start || date.Text != text))
            throw new InvalidOperationException("A date that was read must cover some time and keep its text.");
    }
}
