using System.Globalization;
using System.Text;

namespace Tabib.App.Synth.Epidemics;

/// <summary>Weekly counts of notified cases in invented places over seven years: season, trend, negative-binomial noise, and one outbreak.</summary>
internal static class CaseCounts
{
    private const int Weeks = 7 * 52;

    /// <summary>Weeks before the end in which the outbreak begins.</summary>
    private const int OutbreakWeeksAgo = 60;

    private const int OutbreakWeeks = 8;

    private const string OutbreakPlace = "Chinorli";

    private const string Disease = "Salmonellosis";

    /// <summary>Days from the end of a week until its count is known.</summary>
    private const int DelayDays = 3;

    private static readonly (string Place, double Level, double Season, double YearlyGrowth)[] Places =
        [("Oqtepa", 24, 0.55, 0.02), ("Bog‘zor", 9, 0.5, -0.03), (OutbreakPlace, 14, 0.6, 0.01), ("Northfield", 6, 0.45, 0.04)];

    /// <returns>What was planted.</returns>
    public static Outbreak Write(Stream file, SynthSettings settings)
    {
        using var writer = new StreamWriter(file, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("week,place,disease,count,known_at");
        var end = settings.Until.AddDays(-(((int)settings.Until.DayOfWeek + 6) % 7) - 7);
        var start = end.AddDays(-7 * (Weeks - 1));
        var planted = 0;
        for (var week = 0; week < Weeks; week++)
        {
            var day = start.AddDays(7 * week);
            for (var place = 0; place < Places.Length; place++)
            {
                var draws = Draws.For(settings.Seed, week, DrawPurpose.Epidemic, place);
                var count = draws.NegativeBinomial(Expected(place, day, start), 18);
                if (Places[place].Place == OutbreakPlace) planted += Add(draws, week, ref count);
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd},{Places[place].Place},{Disease},{count},{day.AddDays(6 + DelayDays):yyyy-MM-dd}"));
            }
        }

        return new Outbreak(OutbreakPlace, Disease, start.AddDays(7 * (Weeks - OutbreakWeeksAgo)), OutbreakWeeks, planted);
    }

    /// <summary>Cases expected in a week: most in late summer.</summary>
    private static double Expected(int place, DateOnly day, DateOnly start)
    {
        var (_, level, season, growth) = Places[place];
        var years = (day.DayNumber - start.DayNumber) / 365.25;
        return level * Math.Exp((season * Math.Cos(2 * Math.PI * (day.DayOfYear - 225) / 365.25)) + (growth * years));
    }

    private static int Add(Draws draws, int week, ref int count)
    {
        var into = week - (Weeks - OutbreakWeeksAgo);
        if (into is < 0 or >= OutbreakWeeks) return 0;
        var cases = draws.Poisson(46 * Math.Sin(Math.PI * (into + 1) / (OutbreakWeeks + 1)));
        count += cases;
        return cases;
    }
}
