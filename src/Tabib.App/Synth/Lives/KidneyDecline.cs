namespace Tabib.App.Synth.Lives;

/// <summary>How much filtration a body loses.</summary>
internal static class KidneyDecline
{
    /// <returns>mL/min/1.73 m² a year.</returns>
    public static double Yearly(LifeState state, DateOnly day)
    {
        var albumin = Physiology.UrineAlbumin(state, day);
        var loss = 0.75 - (0.12 * state.Constitution.KidneyDeviation) + (1.1 * Math.Max(0, -state.Constitution.KidneyDeviation - 1.3));
        if (state.Has(Illness.Type2Diabetes)) loss += 0.6;
        loss += albumin switch { >= 300 => 1.0, >= 30 => 0.4, _ => 0 };
        if (Physiology.Systolic(state, day) > 140) loss += 0.35;
        foreach (var order in state.Active) loss *= DrugEffects.DeclineFactor(order.Drug.Class);
        return Math.Max(loss, 0.2);
    }
}
