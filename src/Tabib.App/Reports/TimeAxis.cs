using System.Globalization;

namespace Tabib.App.Reports;

/// <summary>A scale of time with marks at years or months.</summary>
internal sealed record TimeAxis
{
    private const int MostMarks = 5;

    private static readonly int[] YearSteps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];

    private static readonly int[] MonthSteps = [1, 2, 3, 6];

    public TimeAxis(DateTimeOffset from, DateTimeOffset to)
    {
        if (to < from) throw new ArgumentException("Time runs forward.", nameof(to));
        var room = to - from < TimeSpan.FromDays(1) ? TimeSpan.FromHours(12) : TimeSpan.Zero;
        From = Shifted(from, -room);
        To = Shifted(to, room);
    }

    public DateTimeOffset From { get; }

    public DateTimeOffset To { get; }

    /// <summary>0 at the beginning, 1 at the end.</summary>
    public double Share(DateTimeOffset moment) => Math.Clamp((moment - From) / (To - From), 0, 1);

    /// <summary>At most five, in order.</summary>
    public IReadOnlyList<(DateTimeOffset At, string Text)> Marks()
    {
        var years = (To - From).TotalDays / 365.25;
        if (years >= 2) return Years(years);
        return years * 12 >= 2 ? Months(years * 12) : [(From, FactText.Day(From)), (To, FactText.Day(To))];
    }

    private List<(DateTimeOffset At, string Text)> Years(double span)
    {
        var step = YearSteps.First(size => span / size <= MostMarks);
        var marks = new List<(DateTimeOffset At, string Text)>();
        for (var year = ((From.Year / step) + 1) * step; year <= To.Year && marks.Count < MostMarks; year += step)
            marks.Add((new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero), year.ToString(CultureInfo.InvariantCulture)));
        return marks;
    }

    private List<(DateTimeOffset At, string Text)> Months(double span)
    {
        var step = MonthSteps.First(size => span / size <= MostMarks);
        var marks = new List<(DateTimeOffset At, string Text)>();
        var first = (From.Year * 12) + From.Month;
        for (var month = ((first / step) + 1) * step; marks.Count < MostMarks; month += step)
        {
            if (month / 12 is < 1 or > 9999) break;
            var at = new DateTimeOffset(month / 12, (month % 12) + 1, 1, 0, 0, 0, TimeSpan.Zero);
            if (at > To) break;
            marks.Add((at, at.ToString("yyyy-MM", CultureInfo.InvariantCulture)));
        }

        return marks;
    }

    private static DateTimeOffset Shifted(DateTimeOffset moment, TimeSpan by) => new(Math.Clamp(moment.UtcTicks + by.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), TimeSpan.Zero);
}
