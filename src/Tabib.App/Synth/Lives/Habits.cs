namespace Tabib.App.Synth.Lives;

/// <summary>Smoking and alcohol, asked about once a year.</summary>
internal static class Habits
{
    private const int DaysBetween = 320;

    public static void Ask(LifeState state, int visit, DateTime when)
    {
        var day = DateOnly.FromDateTime(when);
        if (state.Chart.DaysSince(nameof(SmokingAnswer), day) < DaysBetween || (state.Scenario is null && state.Draws.Chance(0.15))) return;
        state.Chart.Done(nameof(SmokingAnswer), day);
        var age = state.Person.AgeAt(day);
        var status = state.SmokesAt(age) ? Smoking.Current : state.PackYearsAt(age) > 0 ? Smoking.Former : Smoking.Never;
        state.History.SmokingAnswers.Add(new SmokingAnswer(status, visit, when));
        if (status != Smoking.Never) Add(Test.PackYears, Math.Round(state.PackYearsAt(age)));
        if (state.Scenario is null && state.Draws.Chance(0.4)) Add(Test.DrinksPerDay, state.Constitution.DrinksPerWeek / 7);

        void Add(Test test, double value) => state.History.Readings.Add(new Reading(test, value, visit, when, when.AddMinutes(1)));
    }
}
