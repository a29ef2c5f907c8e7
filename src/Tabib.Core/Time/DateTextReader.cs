using System.Text;

namespace Tabib.Core.Time;

/// <summary>Reads FHIR date texts into intervals without allocation.</summary>
public static class DateTextReader
{
    private const int LongestDateText = 40;

    /// <returns>False where the text is no FHIR date or dateTime, or names a day that does not exist.</returns>
    public static bool TryRead(string text, out Interval interval, out DatePrecision precision)
    {
        Span<byte> utf8 = stackalloc byte[LongestDateText];
        if (text.Length <= LongestDateText && Encoding.UTF8.TryGetBytes(text, utf8, out var written))
            return TryRead(utf8[..written], out interval, out precision);

        interval = default;
        precision = default;
        return false;
    }

    public static bool TryRead(ReadOnlySpan<byte> utf8, out Interval interval, out DatePrecision precision)
    {
        interval = default;
        if (!TryReadTicks(utf8, out var start, out var end, out precision)) return false;
        interval = new Interval(new DateTimeOffset(start, TimeSpan.Zero), new DateTimeOffset(end, TimeSpan.Zero));
        return true;
    }

    /// <summary>The same as UTC ticks (100 ns since 0001-01-01), for the paths where every nanosecond counts.</summary>
    public static bool TryReadTicks(ReadOnlySpan<byte> utf8, out long start, out long end, out DatePrecision precision)
    {
        start = end = 0;
        precision = DatePrecision.Year;
        if (!TryDigits(utf8, 0, 4, out var year) || year < 1) return false;
        if (utf8.Length == 4)
        {
            start = new DateTime(year, 1, 1).Ticks;
            end = year == 9999 ? DateTime.MaxValue.Ticks : new DateTime(year + 1, 1, 1).Ticks;
            return true;
        }

        if (utf8.Length < 7 || utf8[4] != '-' || !TryDigits(utf8, 5, 2, out var month) || month is < 1 or > 12) return false;
        precision = DatePrecision.Month;
        if (utf8.Length == 7)
        {
            var first = new DateTime(year, month, 1);
            start = first.Ticks;
            end = (year, month) == (9999, 12) ? DateTime.MaxValue.Ticks : first.AddMonths(1).Ticks;
            return true;
        }

        if (utf8.Length < 10 || utf8[7] != '-' || !TryDigits(utf8, 8, 2, out var day) || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        precision = DatePrecision.Day;
        start = new DateTime(year, month, day).Ticks;
        if (utf8.Length == 10)
        {
            end = Math.Min(start + TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks);
            return true;
        }

        return utf8[10] == 'T' && TryReadTime(utf8[11..], ref start, out end, out precision);
    }

    private static bool TryReadTime(ReadOnlySpan<byte> text, ref long start, out long end, out DatePrecision precision)
    {
        end = 0;
        precision = DatePrecision.Minute;
        if (text.Length < 5 || !TryDigits(text, 0, 2, out var hour) || text[2] != ':' || !TryDigits(text, 3, 2, out var minute)
            || hour > 23 || minute > 59) return false;
        start += hour * TimeSpan.TicksPerHour + minute * TimeSpan.TicksPerMinute;
        var width = TimeSpan.TicksPerMinute;
        var at = 5;
        if (at < text.Length && text[at] == ':')
        {
            if (!TryDigits(text, 6, 2, out var second) || second > 60) return false;
            start += Math.Min(second, 59) * TimeSpan.TicksPerSecond; // a leap second is counted into the second before it
            width = TimeSpan.TicksPerSecond;
            precision = DatePrecision.Second;
            at = 8;
            if (at < text.Length && text[at] == '.') width = ReadFraction(text, ref at, ref start, ref precision);
            if (width == 0) return false;
        }

        if (!TryReadZone(text[at..], out var offsetTicks)) return false;
        start -= offsetTicks;
        if (start < 0 || start > DateTime.MaxValue.Ticks) return false;
        end = Math.Min(start + width, DateTime.MaxValue.Ticks);
        return true;
    }

    private static long ReadFraction(ReadOnlySpan<byte> text, ref int at, ref long start, ref DatePrecision precision)
    {
        var width = TimeSpan.TicksPerSecond;
        var digits = 0;
        for (at++; at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9'; at++, digits++)
        {
            if (width == 1) continue;
            width /= 10;
            start += (text[at] - '0') * width;
        }

        precision = DatePrecision.Fraction;
        return digits == 0 ? 0 : width;
    }

    private static bool TryReadZone(ReadOnlySpan<byte> zone, out long offsetTicks)
    {
        offsetTicks = 0;
        if (zone.IsEmpty || zone is [(byte)'Z']) return true;
        if (zone.Length != 6 || zone[0] is not ((byte)'+' or (byte)'-') || zone[3] != ':') return false;
        if (!TryDigits(zone, 1, 2, out var hours) || !TryDigits(zone, 4, 2, out var minutes) || hours > 14 || minutes > 59) return false;
        offsetTicks = hours * TimeSpan.TicksPerHour + minutes * TimeSpan.TicksPerMinute;
        if (zone[0] == '-') offsetTicks = -offsetTicks;
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, int at, int count, out int value)
    {
        value = 0;
        if (text.Length < at + count) return false;
        foreach (var digit in text.Slice(at, count))
        {
            if (digit is < (byte)'0' or > (byte)'9') return false;
            value = value * 10 + (digit - '0');
        }

        return true;
    }
}
