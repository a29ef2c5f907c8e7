namespace Tabib.App.Synth.Lives;

/// <summary>Puts illnesses on the problem list: by measured criteria, when the patient tells, or in an emergency. In a planted life the list is the scenario's.</summary>
internal sealed class Diagnostician(LifeState state)
{
    /// <summary>Illnesses that show by complaints, with the chance that a visit recognises them.</summary>
    private static readonly (Illness Illness, double Chance)[] Told =
    [
        (Illness.AtrialFibrillation, 0.5), (Illness.HeartFailure, 0.6), (Illness.Copd, 0.4), (Illness.Gout, 0.8), (Illness.Osteoarthritis, 0.5), (Illness.Depression, 0.4), (Illness.Reflux, 0.5),
        (Illness.BreastCancer, 0.7), (Illness.ColonCancer, 0.6), (Illness.LungCancer, 0.6), (Illness.MyocardialInfarction, 1), (Illness.Stroke, 1),
    ];

    /// <summary>The known illness that check-ups are mostly about.</summary>
    public Illness? Foremost()
    {
        foreach (var illness in (ReadOnlySpan<Illness>)[Illness.HeartFailure, Illness.Type2Diabetes, Illness.ChronicKidneyDisease, Illness.AtrialFibrillation, Illness.Hypertension, Illness.Copd])
        {
            if (state.IsKnown(illness)) return illness;
        }

        return null;
    }

    public void Conclude(int visit, DateTime when)
    {
        if (state.Scenario is { } scenario)
        {
            foreach (var (illness, _) in scenario.Illnesses)
            {
                if (state.OnsetOf(illness) <= DateOnly.FromDateTime(when)) Record(illness, visit, when);
            }

            return;
        }

        foreach (var (illness, chance) in Told)
        {
            if (state.Has(illness) && !state.IsKnown(illness) && state.OnsetOf(illness) < DateOnly.FromDateTime(when) && state.Draws.Chance(visit == 0 ? 0.9 : chance)) Record(illness, visit, when);
        }

        ByCriteria(visit, when);
    }

    public void Admitted(Illness illness, int visit, DateTime when, DateTime end)
    {
        var day = DateOnly.FromDateTime(when);
        if (IllnessCode.IsAcute(illness)) state.History.Diagnoses.Add(new Diagnosis(illness, day, visit, when, DateOnly.FromDateTime(end).AddDays(1)));
        else Record(illness, visit, when);
        if (illness != Illness.MyocardialInfarction) return;
        state.Know(illness);
        state.Begin(Illness.IschaemicHeartDisease, day);
        Record(Illness.IschaemicHeartDisease, visit, when.AddMinutes(2));
    }

    private void ByCriteria(int visit, DateTime when)
    {
        var chart = state.Chart;
        var day = DateOnly.FromDateTime(when);
        if (chart.Lasting(Test.Systolic, value => value >= 140, 14) || chart.Lasting(Test.Diastolic, value => value >= 90, 14)) Find(Illness.Hypertension, 0.8);
        if (chart.Last(Test.HbA1c) >= 6.5 || chart.Last(Test.FastingGlucose) >= 140) Find(Illness.Type2Diabetes, 0.75);
        if (chart.Lasting(Test.Creatinine, _ => Physiology.Filtration(state, day) < 58, 90) || chart.Lasting(Test.UrineAlbuminRatio, value => value >= 35, 90)) Find(Illness.ChronicKidneyDisease, 0.5);
        if (chart.Last(Test.Ldl) >= 155) Find(Illness.Hyperlipidaemia, 0.6);
        if (chart.Last(Test.BodyMassIndex) >= 30.5) Find(Illness.Obesity, 0.4);
        if (chart.Last(Test.Thyrotropin) >= 6) Find(Illness.Hypothyroidism, 0.8);

        void Find(Illness illness, double chance)
        {
            if (state.IsKnown(illness) || !state.Draws.Chance(chance)) return;
            state.Begin(illness, day);
            Record(illness, visit, when);
        }
    }

    private void Record(Illness illness, int visit, DateTime when)
    {
        if (state.IsKnown(illness)) return;
        var day = DateOnly.FromDateTime(when);
        var onset = state.OnsetOf(illness) is { } began && began <= day ? began : day;
        state.Know(illness);
        state.History.Diagnoses.Add(new Diagnosis(illness, onset, visit, when, IllnessCode.IsAcute(illness) ? onset.AddDays(30) : null));
        if (illness != Illness.MyocardialInfarction) return;
        state.Begin(Illness.IschaemicHeartDisease, onset);
        Record(Illness.IschaemicHeartDisease, visit, when);
    }
}
