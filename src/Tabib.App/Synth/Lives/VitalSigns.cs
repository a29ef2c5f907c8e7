namespace Tabib.App.Synth.Lives;

/// <summary>What a nurse measures. Emergencies show in it.</summary>
internal static class VitalSigns
{
    public static void Measure(LifeState state, int visit, DateTime when, Illness? emergency)
    {
        var draws = state.Draws;
        var day = DateOnly.FromDateTime(when);
        var isPlanted = state.Scenario is not null;
        var shock = emergency == Illness.GastrointestinalBleeding ? -22 : emergency == Illness.Pneumonia ? -8 : 0;
        if (isPlanted || draws.Chance(0.96))
        {
            var systolic = Math.Round(Physiology.Systolic(state, day) + shock + draws.Normal(0, isPlanted ? 2.5 : 6));
            Add(Test.Systolic, systolic);
            Add(Test.Diastolic, Math.Min(Math.Round(Physiology.Diastolic(state, day) + (shock / 2.0) + draws.Normal(0, isPlanted ? 2 : 4)), systolic - 15));
        }

        Add(Test.HeartRate, Math.Clamp(Physiology.HeartRate(state) + draws.Normal(0, 7) + Stress(emergency), 42, 170));
        if (emergency is not null || draws.Chance(0.25)) Airway(emergency);
        if (emergency is not null) return;
        if (visit == 0 || draws.Chance(0.06)) Add(Test.Height, state.Constitution.HeightCm);
        if (!isPlanted && draws.Chance(0.15)) return;
        var weight = Math.Round(Physiology.WeightKg(state, day) * draws.Normal(1, 0.008), 1);
        Add(Test.Weight, weight);
        Add(Test.BodyMassIndex, weight / Math.Pow(Math.Round(state.Constitution.HeightCm) / 100, 2));

        void Airway(Illness? illness)
        {
            var isPneumonia = illness == Illness.Pneumonia;
            var lungs = (state.Has(Illness.Copd) ? 2.5 : 0) + (isPneumonia ? 4 : illness == Illness.HeartFailure ? 4.5 : 0);
            Add(Test.Saturation, Math.Clamp(97.6 - lungs + draws.Normal(0, 1), 78, 100));
            Add(Test.RespiratoryRate, Math.Clamp(15 + (1.6 * lungs) + draws.Normal(0, 1.6), 9, 38));
            Add(Test.Temperature, Math.Clamp((isPneumonia ? 38.5 : illness == Illness.UrinaryInfection ? 38.1 : 36.6) + draws.Normal(0, isPneumonia ? 0.6 : 0.3), 34.8, 41));
        }

        void Add(Test test, double value)
        {
            state.History.Readings.Add(new Reading(test, value, visit, when, when.AddMinutes(2)));
            state.Chart.Note(test, value, day);
        }
    }

    private static double Stress(Illness? emergency) => emergency switch
    {
        null => 0,
        Illness.GastrointestinalBleeding => 32,
        Illness.Pneumonia or Illness.HeartFailure => 24,
        _ => 12,
    };
}
