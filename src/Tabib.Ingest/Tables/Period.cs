using System.Globalization;

namespace Tabib.Ingest.Tables;

/// <summary>Days that were counted together, first and last.</summary>
internal readonly record struct Period(DateOnly First, DateOnly Last)
{
    private const int DaysOfWeek = 7;

    /// <summary>An ISO 8601 week: 2024-W07 or 2024W07, Monday to Sunday.</summary>
    public static bool TryReadWeek(ReadOnlySpan<char> text, out Period period)
    {
        period = default;
        var at = text.IndexOfAny('W', 'w');
        if (at is not (4 or 5) || (at == 5 && text[4] != '-') || text.Length - at is not (2 or 3)) return false;
        if (!int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || !int.TryParse(text[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var week)) return false;
        if (year is < 1 or > 9998 || week < 1 || week > ISOWeek.GetWeeksInYear(year)) return false;
        return TryWeekFrom(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday)), out period);
    }

    public static bool TryWeekFrom(DateOnly first, out Period period)
    {
        period = new Period(first, first);
        if (first.DayNumber > DateOnly.MaxValue.DayNumber - DaysOfWeek) return false;
        period = new Period(first, first.AddDays(DaysOfWeek - 1));
        return true;
    }

    public static bool TryWeekUntil(DateOnly last, out Period period)
    {
        period = default;
        return last.DayNumber >= DaysOfWeek && TryWeekFrom(last.AddDays(1 - DaysOfWeek), out period);
    }
}
