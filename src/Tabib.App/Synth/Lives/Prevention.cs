using Tabib.Core.Identity;

namespace Tabib.App.Synth.Lives;

/// <summary>Screening and vaccines: offered when due, taken up by some.</summary>
internal sealed class Prevention(LifeState state)
{
    private const int Decade = 3650;

    public void Offer(int visit, DateTime when)
    {
        var day = DateOnly.FromDateTime(when);
        var age = state.Person.AgeAt(day);
        var isWoman = state.Person.Sex == Sex.Female;
        if (age is >= 45 and < 76 && state.Chart.DaysSince(CareItem.StoolBloodTest, day) > 340) Do(CareItem.Colonoscopy, Decade - 60, 0.12);
        if (age is >= 45 and < 76 && state.Chart.DaysSince(CareItem.Colonoscopy, day) > Decade && !IsUpToDate) Do(CareItem.StoolBloodTest, 340, 0.25);
        if (isWoman && age is >= 40 and < 75) Do(CareItem.Mammography, 690, 0.5);
        if (isWoman && age is >= 21 and < 66) Do(CareItem.CervicalCytology, 1050, 0.55);
        if (age is >= 50 and < 81 && state.PackYearsAt(age) >= 20 && SmokedLately(age)) Do(CareItem.LowDoseChestCt, 350, 0.2);
        if (!isWoman && age is >= 65 and < 76 && state.PackYearsAt(age) > 0) Do(CareItem.AorticUltrasound, Decade * 5, 0.3);
        Do(CareItem.Influenza, 300, day.Month is >= 9 or <= 2 ? 0.6 : 0.1);
        Do(CareItem.TetanusDiphtheria, 3300, 0.35);
        if (age >= 50 && day.Year >= 2018) Do(CareItem.Zoster, Doses(CareItem.Zoster, 2, 60), 0.15);
        if (age < 60) Do(CareItem.HepatitisB, Doses(CareItem.HepatitisB, 3, 28), 0.2);
        if (age >= 65 && day.Year < 2022) Do(CareItem.OlderPneumococcal, Decade * 5, 0.15);
        if (age >= 50 && day.Year >= 2022) Do(CareItem.Pneumococcal, Decade * 5, age >= 65 ? 0.3 : 0.1);
        if (age >= 75 && day.Year >= 2023) Do(CareItem.Rsv, Decade * 5, 0.25);
        if (day.Year >= 2021) Do(day.Year < 2024 ? CareItem.FirstCovid : CareItem.Covid, 300, age >= 65 ? 0.45 : 0.2);

        bool SmokedLately(double years) => state.SmokesAt(years) || years - state.Constitution.SmokingQuitAge < 15;

        int Doses(CareItem item, int series, int daysBetween) => state.Chart.Times(item) < series ? daysBetween : int.MaxValue;

        void Do(CareItem item, int daysBetween, double chance)
        {
            if (state.Scenario is { } scenario && scenario.Skipped.Contains(item)) return;
            if (state.Chart.DaysSince(item, day) < daysBetween || !state.Draws.Chance(IsUpToDate ? 1 : chance)) return;
            state.Chart.Done(item, day);
            state.History.Care.Add(new Care(item, visit, when));
        }
    }

    private bool IsUpToDate => state.Scenario?.IsUpToDate == true;
}
