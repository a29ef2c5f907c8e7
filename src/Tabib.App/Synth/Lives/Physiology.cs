using Tabib.Core.Identity;

namespace Tabib.App.Synth.Lives;

/// <summary>True values of the body from age, sex, traits, illnesses and drugs. The sizes are ours, of the order that population surveys report; they serve demonstration and tests and describe no real population.</summary>
internal static class Physiology
{
    public static double BodyMassIndex(LifeState state, DateOnly day)
    {
        var age = state.Person.AgeAt(day);
        var trait = state.Constitution;
        return Math.Clamp(trait.AdultBmi + (trait.BmiGain * (Math.Min(age, 70) - 45)) - (0.1 * Math.Max(0, age - 75)), 16, 55);
    }

    public static double WeightKg(LifeState state, DateOnly day) => BodyMassIndex(state, day) * Math.Pow(state.Constitution.HeightCm / 100, 2);

    /// <summary>mmHg.</summary>
    public static double Systolic(LifeState state, DateOnly day)
    {
        var age = state.Person.AgeAt(day);
        var natural = 113 + (0.48 * (age - 20)) + (0.8 * (BodyMassIndex(state, day) - 26)) + (14.5 * state.Constitution.SystolicDeviation) + (state.Filtration < 60 ? 4 : 0);
        var excess = Math.Clamp((natural - 110) / 40, 0.2, 1.3);
        foreach (var order in state.Active) natural -= DrugEffects.SystolicFall(order.Drug.Class) * excess;
        return Target.Blend(Math.Max(natural, 92), state.Scenario?.Systolic, state, day);
    }

    /// <summary>mmHg; falls behind the systolic pressure in old age.</summary>
    public static double Diastolic(LifeState state, DateOnly day) => 47 + (0.24 * Systolic(state, day)) - (0.3 * Math.Max(0, state.Person.AgeAt(day) - 60));

    /// <summary>mg/dL.</summary>
    public static double Ldl(LifeState state, DateOnly day)
    {
        var age = state.Person.AgeAt(day);
        var menopause = state.Person.Sex == Sex.Female && age > 52 ? 8 : 0;
        var natural = Math.Max(45, 108 + (0.7 * (Math.Min(age, 60) - 40)) + (0.8 * (BodyMassIndex(state, day) - 26)) + (29 * state.Constitution.LdlDeviation) + menopause);
        foreach (var order in state.Active) natural *= DrugEffects.LdlFactor(order.Drug);
        return Target.Blend(natural, state.Scenario?.Ldl, state, day);
    }

    /// <summary>mg/dL.</summary>
    public static double Hdl(LifeState state, DateOnly day) =>
        Math.Max(22, (state.Person.Sex == Sex.Female ? 58 : 48) - (0.5 * (BodyMassIndex(state, day) - 26)) + (10 * state.Constitution.HdlDeviation) - (state.SmokesAt(state.Person.AgeAt(day)) ? 3 : 0));

    /// <summary>mg/dL.</summary>
    public static double Triglycerides(LifeState state, DateOnly day) =>
        Math.Clamp(118 * Math.Exp((0.03 * (BodyMassIndex(state, day) - 26)) + (0.38 * state.Constitution.TriglycerideDeviation)), 40, 390);

    /// <summary>HbA1c, %.</summary>
    public static double HbA1c(LifeState state, DateOnly day)
    {
        var trait = state.Constitution;
        var natural = 5.2 + (0.007 * (state.Person.AgeAt(day) - 40)) + (0.025 * (BodyMassIndex(state, day) - 26)) + (0.18 * trait.GlycaemiaDeviation);
        if (state.Has(Illness.Type2Diabetes))
        {
            natural = 6.9 + (0.16 * Math.Min(state.YearsWith(Illness.Type2Diabetes, day), 15)) + (0.4 * trait.GlycaemiaDeviation);
            foreach (var order in state.Active) natural -= DrugEffects.GlycaemiaFall(order.Drug.Class) * Math.Clamp((natural - 5) / 2.5, 0.3, 1.2);
            natural = Math.Max(natural, 5.7);
        }
        else
        {
            natural = Math.Min(natural, 6.35);
        }

        return Target.Blend(Math.Clamp(natural, 4.5, 13), state.Scenario?.HbA1c, state, day);
    }

    /// <summary>mg/dL, from HbA1c by the relation of Nathan et al. 2008 less what meals add.</summary>
    public static double FastingGlucose(LifeState state, DateOnly day) => Math.Max(68, (28.7 * HbA1c(state, day)) - 46.7 - 14);

    /// <summary>mL/min/1.73 m².</summary>
    public static double Filtration(LifeState state, DateOnly day) => Target.Blend(state.Filtration, state.Scenario?.Filtration, state, day);

    /// <summary>mg/g.</summary>
    public static double UrineAlbumin(LifeState state, DateOnly day)
    {
        var trait = state.Constitution;
        var natural = Math.Exp(1.9 + (0.75 * trait.AlbuminuriaDeviation) + (0.012 * (Systolic(state, day) - 130)) + (0.015 * Math.Max(0, 75 - state.Filtration))
            + (0.06 * state.YearsWith(Illness.Type2Diabetes, day) * (1 + trait.AlbuminuriaDeviation)));
        foreach (var order in state.Active) natural *= DrugEffects.AlbuminFactor(order.Drug.Class);
        return Target.Blend(Math.Clamp(natural, 2, 4000), state.Scenario?.UrineAlbumin, state, day);
    }

    /// <summary>mg/dL that gives this filtration by CKD-EPI 2021 (Inker et al., doi:10.1056/NEJMoa2102953), read backwards.</summary>
    public static double Creatinine(LifeState state, DateOnly day)
    {
        var (kappa, alpha, factor) = state.Person.Sex == Sex.Female ? (0.7, -0.241, 1.012) : (0.9, -0.302, 1.0);
        var ratio = Filtration(state, day) / (142 * factor * Math.Pow(0.9938, state.Person.AgeAt(day)));
        return kappa * (ratio >= 1 ? Math.Pow(ratio, 1 / alpha) : Math.Pow(ratio, -1 / 1.2));
    }

    /// <summary>mmol/L.</summary>
    public static double Potassium(LifeState state, DateOnly day)
    {
        var natural = 4.2 + (0.008 * Math.Max(0, 60 - Filtration(state, day)));
        foreach (var order in state.Active) natural += DrugEffects.PotassiumChange(order.Drug.Class);
        return Target.Blend(natural, state.Scenario?.Potassium, state, day);
    }

    /// <summary>Beats a minute.</summary>
    public static double HeartRate(LifeState state) =>
        73 + (state.Has(Illness.AtrialFibrillation) ? 9 : 0) + (state.Has(Illness.HeartFailure) ? 5 : 0) - (state.Takes(DrugClass.BetaBlocker) ? 11 : 0);
}
