using System.Globalization;
using Tabib.App.Synth.Scenarios;
using Tabib.Core.Identity;

namespace Tabib.App.Synth.Lives;

/// <summary>Draws who somebody is.</summary>
internal static class PersonDraw
{
    private const double MeanAge = 57;

    private const double AgeDeviation = 17;

    private const int YoungestYears = 24;

    private const int OldestYears = 96;

    public static Person Draw(long index, SynthSettings settings, Scenario? scenario)
    {
        var draws = Draws.For(settings.Seed, index, DrawPurpose.Person);
        var sex = draws.Chance(0.53) ? Sex.Female : Sex.Male;
        var age = Math.Clamp(draws.Normal(MeanAge, AgeDeviation), YoungestYears, OldestYears);
        var dayOfYear = draws.Below(365);
        if (scenario is not null) (sex, age) = (scenario.Sex ?? sex, scenario.AgeYears + (dayOfYear / 366.0));
        var (given, family) = NameLists.Draw(draws, sex);
        return new Person
        {
            Index = index,
            Sex = sex,
            Birth = settings.Until.AddDays(-(int)(age * 365.25) - 1),
            Given = given,
            Family = family,
            City = draws.Pick(NameLists.Cities),
            NationalNumber = (3_000_000_000 + index * 7919 % 1_000_000_007 * 9).ToString(CultureInfo.InvariantCulture),
            RecordNumber = "R" + (100_000 + index).ToString(CultureInfo.InvariantCulture),
            Home = draws.Pick(Hospital.All),
            StatesBirthSex = draws.Chance(0.4),
        };
    }
}
