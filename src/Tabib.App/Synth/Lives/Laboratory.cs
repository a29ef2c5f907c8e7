using Tabib.Core.Identity;

namespace Tabib.App.Synth.Lives;

/// <summary>Which panels are drawn at a visit, and what they show.</summary>
internal sealed class Laboratory(LifeState state)
{
    /// <summary>Panels that a scenario leaves unmeasured are not drawn this long before the end.</summary>
    private const int UnmeasuredDays = 280;

    public void Routine(int visit, DateTime when)
    {
        var day = DateOnly.FromDateTime(when);
        var age = state.Person.AgeAt(day);
        var diabetes = state.IsKnown(Illness.Type2Diabetes);
        var watched = diabetes || state.IsKnown(Illness.Hypertension) || state.IsKnown(Illness.ChronicKidneyDisease) || state.IsKnown(Illness.HeartFailure) || state.IsKnown(Illness.AtrialFibrillation);
        var isPlanted = state.Scenario is not null;
        Draw(Panel.Lipids, isPlanted || state.Takes(DrugClass.Statin) || diabetes ? 330 : age > 35 ? 1500 : 2600);
        Draw(Panel.Glycaemia, diabetes ? 110 : isPlanted ? 140 : age > 35 ? 1000 : 2200);
        Draw(Panel.Renal, state.IsKnown(Illness.ChronicKidneyDisease) || state.Scenario?.Filtration is not null || state.Takes(DrugClass.MineralocorticoidAntagonist) ? 100 : isPlanted ? 120 : watched ? 300 : 1000);
        Draw(Panel.Urine, isPlanted ? 110 : diabetes || state.IsKnown(Illness.ChronicKidneyDisease) ? 330 : state.IsKnown(Illness.Hypertension) ? 520 : int.MaxValue);
        Draw(Panel.Liver, state.Takes(DrugClass.Statin) ? 650 : 1500);
        Draw(Panel.Blood, watched ? 420 : 900);
        Draw(Panel.Thyroid, state.IsKnown(Illness.Hypothyroidism) ? 300 : state.Has(Illness.Hypothyroidism) ? 200 : 2000);
        if (state.Active.Exists(order => order.Drug == Drug.Warfarin)) Draw(Panel.Coagulation, 60);
        if (state.IsKnown(Illness.HeartFailure)) Draw(Panel.Heart, 300);

        void Draw(Panel panel, int daysBetween)
        {
            if (state.Chart.DaysSince(panel, day) < daysBetween || IsLeftOut(panel, day) || (!isPlanted && state.Draws.Chance(0.12))) return;
            Measure(panel, visit, when, null);
        }
    }

    public void Emergency(Illness illness, int visit, DateTime when)
    {
        Measure(Panel.Blood, visit, when, illness);
        Measure(Panel.Renal, visit, when, illness);
        if (illness is Illness.Pneumonia or Illness.UrinaryInfection) Measure(Panel.Inflammation, visit, when, illness);
        if (illness is Illness.HeartFailure or Illness.MyocardialInfarction) Measure(Panel.Heart, visit, when, illness);
        if (illness is Illness.MyocardialInfarction or Illness.Stroke) Measure(Panel.Lipids, visit, when, illness);
        if (illness is Illness.GastrointestinalBleeding or Illness.Stroke) Measure(Panel.Coagulation, visit, when, illness);
    }

    private bool IsLeftOut(Panel panel, DateOnly day) =>
        state.Scenario is { } scenario && scenario.Unmeasured.Contains(panel) && day > state.Until.AddDays(-UnmeasuredDays);

    private void Measure(Panel panel, int visit, DateTime when, Illness? illness)
    {
        var day = DateOnly.FromDateTime(when);
        state.Chart.Done(panel, day);
        var issued = when.AddMinutes(illness is null ? 180 + state.Draws.Below(1500) : 35 + state.Draws.Below(60));
        var first = state.History.Readings.Count;
        double ldl = Physiology.Ldl(state, day) * Noise(0.04), hdl = Physiology.Hdl(state, day) * Noise(0.04), triglycerides = Physiology.Triglycerides(state, day) * Noise(0.08);
        foreach (var test in panel.Tests)
        {
            if (state.Scenario is null && state.Draws.Chance(0.03)) continue;
            var value = test == Test.Ldl ? ldl : test == Test.Hdl ? hdl : test == Test.Triglycerides ? triglycerides : test == Test.TotalCholesterol ? ldl + hdl + (triglycerides / 5) : Value(test, day, illness);
            state.History.Readings.Add(new Reading(test, value, visit, when, issued));
            state.Chart.Note(test, value, day);
        }

        if (state.History.Readings.Count > first) state.History.Reports.Add(new Report(panel, visit, when, issued, first, state.History.Readings.Count - first));
    }

    private double Value(Test test, DateOnly day, Illness? illness)
    {
        var isMale = state.Person.Sex == Sex.Male;
        var isInfected = illness is Illness.Pneumonia or Illness.UrinaryInfection;
        var bleeds = illness == Illness.GastrointestinalBleeding;
        var filtration = Physiology.Filtration(state, day);
        if (test == Test.Creatinine) return Physiology.Creatinine(state, day) * Noise(0.025) * (illness is null ? 1 : 1.08);
        if (test == Test.UreaNitrogen) return (7 + (620 / Math.Max(filtration, 12)) + (bleeds ? 18 : 0)) * Noise(0.1);
        if (test == Test.Sodium) return 140 - (state.Takes(DrugClass.Thiazide) ? 1.2 : 0) - (isInfected ? 2 : 0) + state.Draws.Normal(0, 1.6);
        if (test == Test.Potassium) return Physiology.Potassium(state, day) + state.Draws.Normal(0, state.Scenario?.Potassium is null ? 0.22 : 0.04);
        if (test == Test.Chloride) return 103 + state.Draws.Normal(0, 1.8);
        if (test == Test.Bicarbonate) return 25 - (0.05 * Math.Max(0, 50 - filtration)) + state.Draws.Normal(0, 1.2);
        if (test == Test.Calcium) return 9.4 + state.Draws.Normal(0, 0.3);
        if (test == Test.HbA1c) return Physiology.HbA1c(state, day) + state.Draws.Normal(0, 0.1);
        if (test == Test.FastingGlucose) return Physiology.FastingGlucose(state, day) * Noise(0.06);
        if (test == Test.UrineAlbuminRatio) return Physiology.UrineAlbumin(state, day) * Math.Exp(state.Draws.Normal(0, 0.13));
        if (test == Test.Albumin) return (isInfected ? 3.7 : 4.3) + state.Draws.Normal(0, 0.2);
        if (test == Test.Bilirubin) return 0.65 * Math.Exp(state.Draws.Normal(0, 0.32));
        if (test == Test.Alt) return 21 * Math.Exp((0.03 * (Physiology.BodyMassIndex(state, day) - 26)) + state.Draws.Normal(0, 0.28));
        if (test == Test.Ast) return 22 * Math.Exp((0.015 * (Physiology.BodyMassIndex(state, day) - 26)) + state.Draws.Normal(0, 0.25));
        if (test == Test.Haemoglobin) return (isMale ? 14.8 : 13.4) + (0.8 * state.Constitution.BloodDeviation) - (0.05 * Math.Max(0, 45 - filtration)) - (bleeds ? 3.6 : 0) + state.Draws.Normal(0, 0.3);
        if (test == Test.Leukocytes) return (isInfected ? 13.5 : 6.8) * Math.Exp(state.Draws.Normal(0, 0.2));
        if (test == Test.Platelets) return 248 * Math.Exp(state.Draws.Normal(0, 0.2));
        if (test == Test.Inr) return state.Active.Exists(order => order.Drug == Drug.Warfarin) ? Math.Max(1.2, state.Draws.Normal(2.5, 0.5)) : state.Draws.Normal(1.02, 0.06);
        if (test == Test.Bnp) return state.Has(Illness.HeartFailure) ? 320 * Math.Exp(state.Draws.Normal(illness is null ? 0 : 0.7, 0.5)) : 26 * Math.Exp(state.Draws.Normal(0, 0.5));
        if (test == Test.Thyrotropin) return (state.Has(Illness.Hypothyroidism) && !state.Takes(DrugClass.Levothyroxine) ? 11 : 1.8) * Math.Exp(state.Draws.Normal(0, 0.35));
        if (test == Test.CReactiveProtein) return (isInfected ? 85 : 3) * Math.Exp(state.Draws.Normal(0, 0.5));
        throw new InvalidOperationException($"The model has no value for {test.Display}.");
    }

    private double Noise(double relative) => state.Draws.Normal(1, relative);
}
