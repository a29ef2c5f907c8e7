namespace Tabib.App.Synth.Lives;

/// <summary>When somebody is next seen.</summary>
internal static class VisitCalendar
{
    /// <summary>Days before the end on which a planted patient is seen, so that two readings far enough apart exist and the last is fresh.</summary>
    private const int LastButOne = 152;

    private const int Last = 23;

    public static DateOnly Next(LifeState state, DateOnly day)
    {
        var next = OnWeekday(day.AddDays((int)(Interval(state) * state.Draws.Uniform(0.75, 1.3))));
        if (state.Scenario is null) return next;
        var (lastButOne, last) = (OnWeekday(state.Until.AddDays(-LastButOne)), OnWeekday(state.Until.AddDays(-Last)));
        return day >= last ? DateOnly.MaxValue
            : day >= lastButOne ? last
            : next > lastButOne.AddDays(-45) ? lastButOne
            : next;
    }

    /// <summary>True at the last but one visit of a planted patient: what must hold at the end is arranged here.</summary>
    public static bool IsLastButOne(LifeState state, DateOnly day) => state.Scenario is not null && day == OnWeekday(state.Until.AddDays(-LastButOne));

    public static DateOnly OnWeekday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    private static double Interval(LifeState state)
    {
        if (state.IsKnown(Illness.HeartFailure) || state.Takes(DrugClass.Insulin) || state.IsKnown(Illness.LungCancer)) return 120;
        if (state.IsKnown(Illness.Type2Diabetes) || state.IsKnown(Illness.ChronicKidneyDisease) || state.IsKnown(Illness.AtrialFibrillation)) return 165;
        return state.Active.Count > 0 ? 210 : 420;
    }
}
