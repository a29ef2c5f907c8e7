namespace Tabib.App.Synth.Lives;

/// <summary>What happens at a visit, in order: asking, measuring, laboratory, diagnosis, treatment, prevention.</summary>
internal sealed class Clinic(LifeState state)
{
    private readonly Laboratory _laboratory = new(state);
    private readonly Diagnostician _diagnostician = new(state);
    private readonly Prescriber _prescriber = new(state);
    private readonly Prevention _prevention = new(state);

    public void CheckUp(DateOnly day)
    {
        var draws = state.Draws;
        var start = day.ToDateTime(new TimeOnly(8 + draws.Below(9), 5 * draws.Below(12)));
        var clinician = state.Person.Home.Clinicians[draws.Below(state.Person.Home.Clinicians.Count)];
        var visit = Open(new Visit("AMB", start, start.AddMinutes(20 + (5 * draws.Below(5))), state.Person.Home, clinician, _diagnostician.Foremost()));
        if (visit == 0) Anamnesis.Take(state, start);
        Habits.Ask(state, visit, start.AddMinutes(2));
        VitalSigns.Measure(state, visit, start.AddMinutes(5), null);
        _laboratory.Routine(visit, start.AddMinutes(12));
        _diagnostician.Conclude(visit, start.AddMinutes(15));
        _prescriber.Review(visit, start.AddMinutes(18));
        _prevention.Offer(visit, start.AddMinutes(19));
    }

    /// <summary>An emergency: seen at once, kept in hospital where the illness needs it.</summary>
    public void Admit(Illness illness, DateOnly day)
    {
        var draws = state.Draws;
        var start = day.ToDateTime(new TimeOnly(draws.Below(24), draws.Below(60)));
        var stays = illness is Illness.MyocardialInfarction or Illness.Stroke or Illness.HeartFailure || (illness == Illness.Pneumonia && draws.Chance(0.4)) || (illness == Illness.GastrointestinalBleeding && draws.Chance(0.7));
        var end = stays ? start.AddDays(3 + draws.Below(6)).AddHours(draws.Below(5)) : start.AddMinutes(90 + draws.Below(240));
        var hospital = Hospital.All[0];
        var visit = Open(new Visit(stays ? "IMP" : "EMER", start, end, hospital, hospital.Clinicians[3], illness));
        if (visit == 0) Anamnesis.Take(state, start);
        VitalSigns.Measure(state, visit, start.AddMinutes(6), illness);
        _laboratory.Emergency(illness, visit, start.AddMinutes(20));
        _diagnostician.Admitted(illness, visit, start.AddMinutes(75), stays ? end : start.AddDays(10));
        _prescriber.Acute(illness, visit, start.AddMinutes(80));
        if (illness == Illness.MyocardialInfarction && draws.Chance(0.65)) state.History.Care.Add(new Care(CareItem.CoronaryIntervention, visit, start.AddHours(2)));
    }

    private int Open(Visit visit)
    {
        state.History.Visits.Add(visit);
        return state.History.Visits.Count - 1;
    }
}
