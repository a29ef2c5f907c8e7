namespace Tabib.App.Synth.Lives;

/// <summary>What drugs do to measurements: sizes of the order that trials report, chosen by us for this model.</summary>
internal static class DrugEffects
{
    /// <summary>Fall of systolic pressure, mmHg, for one drug alone at a middling pressure.</summary>
    public static double SystolicFall(DrugClass drug) => drug switch
    {
        DrugClass.AceInhibitor or DrugClass.Arb => 9,
        DrugClass.CalciumChannelBlocker => 9,
        DrugClass.Thiazide => 8,
        DrugClass.BetaBlocker => 6,
        DrugClass.MineralocorticoidAntagonist => 6,
        DrugClass.LoopDiuretic => 3,
        DrugClass.Sglt2Inhibitor => 3,
        DrugClass.Nsaid => -3,
        _ => 0,
    };

    /// <summary>What is left of LDL cholesterol.</summary>
    public static double LdlFactor(Drug drug) => drug.Class != DrugClass.Statin ? 1
        : drug == Drug.Atorvastatin ? 0.54
        : drug == Drug.Rosuvastatin ? 0.57
        : 0.67;

    /// <summary>Fall of HbA1c, percentage points.</summary>
    public static double GlycaemiaFall(DrugClass drug) => drug switch
    {
        DrugClass.Metformin => 1.1,
        DrugClass.Sulfonylurea => 0.9,
        DrugClass.Sglt2Inhibitor => 0.7,
        DrugClass.Insulin => 1.8,
        _ => 0,
    };

    /// <summary>Factor on the yearly loss of filtration.</summary>
    public static double DeclineFactor(DrugClass drug) => drug switch
    {
        DrugClass.AceInhibitor or DrugClass.Arb => 0.8,
        DrugClass.Sglt2Inhibitor => 0.65,
        DrugClass.Nsaid => 1.2,
        _ => 1,
    };

    /// <summary>Factor on urine albumin.</summary>
    public static double AlbuminFactor(DrugClass drug) => drug switch
    {
        DrugClass.AceInhibitor or DrugClass.Arb => 0.68,
        DrugClass.Sglt2Inhibitor => 0.72,
        _ => 1,
    };

    /// <summary>Change of potassium, mmol/L.</summary>
    public static double PotassiumChange(DrugClass drug) => drug switch
    {
        DrugClass.AceInhibitor or DrugClass.Arb => 0.15,
        DrugClass.MineralocorticoidAntagonist => 0.3,
        DrugClass.Thiazide => -0.2,
        DrugClass.LoopDiuretic => -0.2,
        _ => 0,
    };
}
