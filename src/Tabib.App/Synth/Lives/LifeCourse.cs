using Tabib.App.Synth.Scenarios;

namespace Tabib.App.Synth.Lives;

/// <summary>Lives one life: the body ages, illnesses begin, visits write them down and treat them, until the last day or death.</summary>
internal static class LifeCourse
{
    private const int StepDays = 91;

    private const double YearsPerStep = StepDays / 365.25;

    private const double StartAge = 22;

    /// <summary>Days in hospital at most: whoever comes later than this before the end is left out, so that every stay has an end.</summary>
    private const int LongestStay = 12;

    public static LifeState Live(Person person, SynthSettings settings, Scenario? scenario)
    {
        var draws = Draws.For(settings.Seed, person.Index, DrawPurpose.Life);
        var constitution = Constitution.Draw(person, settings.Seed, scenario);
        var state = new LifeState(person, constitution, scenario, settings.Until, draws) { Filtration = Math.Clamp(118 + (8 * constitution.KidneyDeviation), 85, 140) };
        var start = settings.Until.AddDays(-(int)draws.Uniform(10 * 365.25, 15 * 365.25));
        var adult = person.Birth.AddDays((int)(StartAge * 365.25));
        if (start < adult) start = adult;
        foreach (var (illness, yearsAgo) in scenario?.Illnesses ?? []) state.Begin(illness, settings.Until.AddDays(-(int)(yearsAgo * 365.25)));
        LiveUnseen(state, adult, start);
        LiveSeen(state, start);
        return state;
    }

    /// <summary>The years before the record begins, in steps of a year.</summary>
    private static void LiveUnseen(LifeState state, DateOnly from, DateOnly to)
    {
        for (var day = from; day < to; day = day.AddDays(365)) Grow(state, day, 1);
    }

    private static void LiveSeen(LifeState state, DateOnly start)
    {
        var clinic = new Clinic(state);
        var next = VisitCalendar.OnWeekday(start.AddDays(state.Draws.Below(60)));
        for (var day = start; day <= state.Until; day = day.AddDays(StepDays))
        {
            Grow(state, day, YearsPerStep);
            if (state.Scenario is null)
            {
                foreach (var (illness, when) in Sudden(state, day))
                {
                    next = SeeUntil(clinic, state, next, when);
                    clinic.Admit(illness, when);
                    var followUp = VisitCalendar.OnWeekday(when.AddDays(14 + state.Draws.Below(21)));
                    if (followUp < next) next = followUp;
                }
            }

            next = SeeUntil(clinic, state, next, day.AddDays(StepDays));
            if (state.Scenario is null && state.Draws.Chance(Hazards.Death(state, day) * YearsPerStep) && Die(state, day)) return;
        }
    }

    /// <summary>The appointments before a day; some are not kept.</summary>
    /// <returns>The next appointment.</returns>
    private static DateOnly SeeUntil(Clinic clinic, LifeState state, DateOnly next, DateOnly end)
    {
        for (; next < end && next <= state.Until; next = VisitCalendar.Next(state, next))
        {
            if (state.Draws.Chance(state.Constitution.Engagement) || state.Scenario is not null) clinic.CheckUp(next);
        }

        return next;
    }

    private static void Grow(LifeState state, DateOnly day, double years)
    {
        state.Filtration = Math.Max(7, state.Filtration - (KidneyDecline.Yearly(state, day) * years));
        if (state.Scenario is not null) return;
        foreach (var illness in Hazards.Lasting)
        {
            if (!state.Has(illness) && state.Draws.Chance(1 - Math.Exp(-Hazards.Yearly(illness, state, day) * years))) state.Begin(illness, day.AddDays(state.Draws.Below((int)(years * 365))));
        }
    }

    /// <summary>What brings somebody to the hospital in this step, by day: infarction and stroke when they begin, passing illnesses, a failing heart.</summary>
    private static List<(Illness Illness, DateOnly Day)> Sudden(LifeState state, DateOnly step)
    {
        var found = new List<(Illness Illness, DateOnly Day)>();
        foreach (var illness in (ReadOnlySpan<Illness>)[Illness.MyocardialInfarction, Illness.Stroke])
        {
            if (state.OnsetOf(illness) is { } onset && onset >= step) found.Add((illness, onset));
        }

        foreach (var illness in Hazards.Passing)
        {
            if (state.Draws.Chance(Hazards.Yearly(illness, state, step) * YearsPerStep)) found.Add((illness, step.AddDays(state.Draws.Below(StepDays))));
        }

        if (state.IsKnown(Illness.HeartFailure) && state.Draws.Chance(0.14 * YearsPerStep)) found.Add((Illness.HeartFailure, step.AddDays(state.Draws.Below(StepDays))));
        found.RemoveAll(one => one.Day > state.Until.AddDays(-LongestStay));
        found.Sort((left, right) => left.Day.CompareTo(right.Day));
        return found;
    }

    private static bool Die(LifeState state, DateOnly step)
    {
        var day = step.AddDays(state.Draws.Below(StepDays));
        var last = state.History.Visits.Count > 0 ? DateOnly.FromDateTime(state.History.Visits[^1].End) : step;
        if (day <= last) day = last.AddDays(1);
        if (day > state.Until) return false;
        state.History.Death = day.ToDateTime(new TimeOnly(state.Draws.Below(24), state.Draws.Below(60)));
        foreach (var order in state.Active) order.Stopped = day;
        state.Active.Clear();
        return true;
    }
}
