using Tabib.App.Synth.Scenarios;
using Tabib.Core.Identity;

namespace Tabib.App.Synth.Lives;

/// <summary>What somebody is born or has long been: the latent traits from which measurements and illnesses follow. The deviations are standard normal.</summary>
internal sealed record Constitution
{
    public required double HeightCm { get; init; }

    /// <summary>kg/m² at 45 years.</summary>
    public required double AdultBmi { get; init; }

    /// <summary>kg/m² a year.</summary>
    public required double BmiGain { get; init; }

    public required double SystolicDeviation { get; init; }

    public required double LdlDeviation { get; init; }

    public required double HdlDeviation { get; init; }

    public required double TriglycerideDeviation { get; init; }

    public required double GlycaemiaDeviation { get; init; }

    public required double KidneyDeviation { get; init; }

    public required double AlbuminuriaDeviation { get; init; }

    public required double RhythmDeviation { get; init; }

    public required double BloodDeviation { get; init; }

    public required Smoking Smoking { get; init; }

    public required double SmokingStartAge { get; init; }

    /// <summary>Years; only of former smokers.</summary>
    public required double SmokingQuitAge { get; init; }

    public required double CigarettesPerDay { get; init; }

    public required double DrinksPerWeek { get; init; }

    /// <summary>Share of appointments kept and of offers taken up, 0 to 1.</summary>
    public required double Engagement { get; init; }

    public static Constitution Draw(Person person, ulong seed, Scenario? scenario)
    {
        var draws = Draws.For(seed, person.Index, DrawPurpose.Constitution);
        var isMale = person.Sex == Sex.Male;
        var never = isMale ? 0.45 : 0.72;
        var habit = draws.Uniform();
        var start = draws.Uniform(16, 24);
        var drawn = new Constitution
        {
            HeightCm = draws.Normal(isMale ? 173 : 161, 6.3),
            AdultBmi = Math.Clamp(18 + (draws.Gamma(4.2, 2.1)), 18.5, 45),
            BmiGain = draws.Normal(0.06, 0.08),
            SystolicDeviation = draws.Normal(),
            LdlDeviation = draws.Normal(),
            HdlDeviation = draws.Normal(),
            TriglycerideDeviation = draws.Normal(),
            GlycaemiaDeviation = draws.Normal(),
            KidneyDeviation = draws.Normal(),
            AlbuminuriaDeviation = draws.Normal(),
            RhythmDeviation = draws.Normal(),
            BloodDeviation = draws.Normal(),
            Smoking = habit < never ? Smoking.Never : habit < never + ((1 - never) * 0.5) ? Smoking.Former : Smoking.Current,
            SmokingStartAge = start,
            SmokingQuitAge = start + draws.Uniform(5, 35),
            CigarettesPerDay = Math.Clamp(draws.Normal(14, 7), 2, 40),
            DrinksPerWeek = draws.Chance(0.4) ? 0 : draws.Gamma(1.2, isMale ? 4 : 2.5),
            Engagement = draws.Uniform(0.45, 1),
        };
        return scenario is null ? drawn : Adapted(drawn, scenario);
    }

    /// <summary>A planted patient comes to appointments; traits that the scenario names are as it says.</summary>
    private static Constitution Adapted(Constitution drawn, Scenario scenario) => drawn with
    {
        Engagement = 0.95,
        Smoking = scenario.Smoking,
        SmokingStartAge = 18,
        SmokingQuitAge = scenario.AgeYears - 6,
        CigarettesPerDay = 20,
        AdultBmi = scenario.Bmi ?? Math.Min(drawn.AdultBmi, 34),
        BmiGain = scenario.Bmi is null ? drawn.BmiGain : 0,
        HeightCm = scenario.HeightCm ?? drawn.HeightCm,
        DrinksPerWeek = Math.Min(drawn.DrinksPerWeek, 7),
    };
}
