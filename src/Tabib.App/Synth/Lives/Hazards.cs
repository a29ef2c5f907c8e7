using Tabib.Core.Identity;

namespace Tabib.App.Synth.Lives;

/// <summary>How often illnesses begin, a year, from the latent state. Log-linear; sizes ours, of the order that cohorts report.</summary>
internal static class Hazards
{
    /// <summary>Illnesses that begin once and stay.</summary>
    public static readonly IReadOnlyList<Illness> Lasting =
    [
        Illness.Type2Diabetes, Illness.AtrialFibrillation, Illness.MyocardialInfarction, Illness.Stroke, Illness.HeartFailure, Illness.Copd, Illness.Hypothyroidism, Illness.Gout,
        Illness.Osteoarthritis, Illness.Depression, Illness.Reflux, Illness.BreastCancer, Illness.ColonCancer, Illness.LungCancer,
    ];

    /// <summary>Illnesses that come and go.</summary>
    public static readonly IReadOnlyList<Illness> Passing = [Illness.Pneumonia, Illness.UrinaryInfection, Illness.GastrointestinalBleeding];

    public static double Yearly(Illness illness, LifeState state, DateOnly day)
    {
        var age = state.Person.AgeAt(day);
        var isMale = state.Person.Sex == Sex.Male ? 1 : 0;
        var smokes = state.SmokesAt(age) ? 1 : 0;
        var trait = state.Constitution;
        return illness switch
        {
            Illness.Type2Diabetes => Math.Exp(-5.15 + (0.03 * (Math.Min(age, 75) - 50)) + (0.1 * (Physiology.BodyMassIndex(state, day) - 27)) + (0.7 * trait.GlycaemiaDeviation)),
            Illness.AtrialFibrillation => Math.Exp(-5.9 + (0.085 * (age - 60)) + (0.5 * trait.RhythmDeviation) + (state.Has(Illness.HeartFailure) ? 0.8 : 0)),
            Illness.MyocardialInfarction => Vascular(-5.9, 0.055, state, day) * Math.Exp((0.5 * isMale) + (0.011 * (Physiology.Ldl(state, day) - 110)) + (0.6 * smokes)),
            Illness.Stroke => Vascular(-6.2, 0.07, state, day) * Math.Exp((0.4 * smokes) + (state.Has(Illness.AtrialFibrillation) ? state.Takes(DrugClass.Anticoagulant) ? 0.5 : 1.5 : 0)),
            Illness.HeartFailure => Vascular(-6.5, 0.08, state, day) * Math.Exp((state.Has(Illness.MyocardialInfarction) ? 1.4 : 0) + (state.Has(Illness.AtrialFibrillation) ? 0.6 : 0) + (0.05 * (Physiology.BodyMassIndex(state, day) - 27))),
            Illness.Copd => smokes + state.PackYearsAt(age) > 5 ? Math.Exp(-6.3 + (0.045 * (age - 55)) + (0.025 * state.PackYearsAt(age))) : 0.0003,
            Illness.Hypothyroidism => Math.Exp(-6.4 + (1.2 * (1 - isMale)) + (0.015 * (age - 50))),
            Illness.Gout => Math.Exp(-7 + (1.1 * isMale) + (0.03 * (age - 50)) + (state.Filtration < 60 ? 0.7 : 0)),
            Illness.Osteoarthritis => Math.Exp(-5.1 + (0.05 * (age - 55)) + (0.05 * (Physiology.BodyMassIndex(state, day) - 27))),
            Illness.Depression => Math.Exp(-5.6 + (0.5 * (1 - isMale))),
            Illness.Reflux => Math.Exp(-5.3 + (0.04 * (Physiology.BodyMassIndex(state, day) - 27))),
            Illness.BreastCancer => isMale == 1 ? 0 : Math.Exp(-6.2 + (0.035 * (age - 60))),
            Illness.ColonCancer => Math.Exp(-6.9 + (0.06 * (age - 60))),
            Illness.LungCancer => Math.Exp(-9 + (0.06 * (age - 60)) + (0.05 * Math.Min(state.PackYearsAt(age), 50))),
            Illness.Pneumonia => Math.Exp(-4.7 + (0.04 * (age - 60)) + (state.Has(Illness.Copd) ? 0.9 : 0)),
            Illness.UrinaryInfection => Math.Exp(-4.1 + (1.1 * (1 - isMale)) + (0.015 * (age - 60))),
            Illness.GastrointestinalBleeding => Math.Exp(-6.7 + (0.05 * (age - 60)) + (state.Takes(DrugClass.Anticoagulant) ? 0.9 : 0) + (state.Takes(DrugClass.Nsaid) ? 0.9 : 0) + (state.Takes(DrugClass.Antiplatelet) ? 0.5 : 0)),
            _ => 0,
        };
    }

    /// <summary>Deaths a year (Gompertz), raised by what shortens life.</summary>
    public static double Death(LifeState state, DateOnly day)
    {
        var log = -4.5 + (0.09 * (state.Person.AgeAt(day) - 70));
        if (state.Has(Illness.HeartFailure)) log += 0.8;
        if (state.Has(Illness.LungCancer)) log += 2;
        if (state.Has(Illness.ColonCancer)) log += 0.8;
        if (state.Filtration < 30) log += 0.7;
        if (state.SmokesAt(state.Person.AgeAt(day))) log += 0.5;
        return Math.Exp(log);
    }

    private static double Vascular(double intercept, double ageSlope, LifeState state, DateOnly day) =>
        Math.Exp(intercept + (ageSlope * (state.Person.AgeAt(day) - 60)) + (0.016 * (Physiology.Systolic(state, day) - 130)) + (state.Has(Illness.Type2Diabetes) ? 0.5 : 0) + (state.Filtration < 60 ? 0.4 : 0));
}
