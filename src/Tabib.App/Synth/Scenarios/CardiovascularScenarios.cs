using Tabib.App.Synth.Lives;
using Tabib.Core.Identity;

namespace Tabib.App.Synth.Scenarios;

/// <summary>Gaps in the care of heart and vessels.</summary>
internal static class CardiovascularScenarios
{
    public static readonly IReadOnlyList<Scenario> All =
    [
        new("statin-after-infarction", "An infarction four years ago; nobody ordered a statin.", 64)
        {
            Illnesses = [(Illness.MyocardialInfarction, 4)], Withheld = [DrugClass.Statin], Ldl = 128, Systolic = 126, Fires = ["statin-clinical-ascvd"],
        },
        new("very-high-ldl", "LDL cholesterol far above 190 mg/dL and no statin.", 47)
        {
            Withheld = [DrugClass.Statin], Ldl = 222, Systolic = 118, Fires = ["statin-ldl-190"],
        },
        new("statin-raised-risk", "A smoker with raised pressure and cholesterol whose ten-year risk calls for a statin.", 68)
        {
            Sex = Sex.Male, Smoking = Smoking.Current, Withheld = [DrugClass.Statin], Ldl = 158, Systolic = 150, Bmi = 29, Filtration = 74, Fires = ["statin-primary-prevention", "smoking-cessation"],
        },
        new("pressure-not-controlled", "Hypertension known for years and still 158 mmHg.", 61)
        {
            Illnesses = [(Illness.Hypertension, 7)], Systolic = 158, Fires = ["bp-above-140-90"],
        },
        new("pressure-not-recognised", "Raised pressure at every visit, never named.", 52)
        {
            Systolic = 147, Fires = ["bp-possible-hypertension"],
            Withheld = [DrugClass.AceInhibitor, DrugClass.Arb, DrugClass.CalciumChannelBlocker, DrugClass.Thiazide, DrugClass.BetaBlocker],
        },
        new("fibrillation-no-anticoagulant", "Atrial fibrillation at 77 with hypertension, without an anticoagulant.", 77)
        {
            Illnesses = [(Illness.AtrialFibrillation, 3), (Illness.Hypertension, 9)], Withheld = [DrugClass.Anticoagulant], Systolic = 132, Fires = ["af-anticoagulation"],
        },
    ];
}
