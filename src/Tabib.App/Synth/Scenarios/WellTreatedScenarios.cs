using Tabib.App.Synth.Lives;
using Tabib.Core.Identity;

namespace Tabib.App.Synth.Scenarios;

/// <summary>Patients who get what they need: the rules must leave them in peace.</summary>
internal static class WellTreatedScenarios
{
    private static readonly string[] Prevention =
    [
        "screening-colorectal", "screening-breast", "screening-cervical", "screening-blood-pressure", "screening-smoking-status", "smoking-cessation", "vaccination-influenza", "vaccination-tetanus", "vaccination-pneumococcal",
        "vaccination-zoster", "vaccination-hepatitis-b", "vaccination-rsv", "vaccination-covid-19", "lipids-overdue", "diabetes-screening",
    ];

    public static readonly IReadOnlyList<Scenario> All =
    [
        new("well-treated-diabetes", "Diabetes and an old infarction, everything in place.", 65)
        {
            Illnesses = [(Illness.Type2Diabetes, 9), (Illness.MyocardialInfarction, 5), (Illness.Hypertension, 10)], Given = [Drug.Metformin, Drug.Empagliflozin, Drug.Atorvastatin, Drug.Aspirin, Drug.Ramipril, Drug.Bisoprolol],
            HbA1c = 6.5, Ldl = 62, Systolic = 121, Filtration = 82, UrineAlbumin = 10, Bmi = 26, IsUpToDate = true,
            Silent = [.. Prevention, "statin-clinical-ascvd", "statin-diabetes", "diabetes-sglt2-glp1-cardiovascular", "hba1c-above-goal", "hba1c-overdue", "bp-above-140-90", "uacr-missing", "creatinine-overdue", "bp-reading-out-of-date"],
        },
        new("well-treated-fibrillation", "Atrial fibrillation on apixaban.", 72)
        {
            Illnesses = [(Illness.AtrialFibrillation, 6), (Illness.Hypertension, 12)], Given = [Drug.Apixaban, Drug.Bisoprolol, Drug.Lisinopril], Withheld = [DrugClass.Antiplatelet, DrugClass.Nsaid], Systolic = 122, Filtration = 68, UrineAlbumin = 9,
            IsUpToDate = true, Silent = [.. Prevention, "af-anticoagulation", "af-anticoagulation-consider", "bp-above-140-90", "interaction-doac-nsaid", "interaction-doac-antiplatelet", "uacr-missing"],
        },
        new("well-treated-kidney", "Kidney disease with albuminuria on ACE inhibitor, SGLT2 inhibitor and statin.", 61)
        {
            Illnesses = [(Illness.ChronicKidneyDisease, 6)], Given = [Drug.Lisinopril, Drug.Dapagliflozin, Drug.Rosuvastatin], Systolic = 119, Filtration = 54, UrineAlbumin = 140, Ldl = 80, Potassium = 4.5, IsUpToDate = true,
            Silent = [.. Prevention, "raas-ckd-albuminuria", "raas-ckd-albuminuria-moderate", "sglt2-ckd", "statin-ckd", "ckd-criteria-met", "potassium-raised-on-raas"],
        },
        new("healthy-and-current", "A healthy woman of 47 whose screening and vaccines are current.", 47)
        {
            Sex = Sex.Female, HbA1c = 5.2, Ldl = 98, Systolic = 112, Filtration = 98, UrineAlbumin = 6, Bmi = 22.5, IsUpToDate = true,
            Silent = [.. Prevention, "prediabetes", "bp-possible-hypertension", "ckd-criteria-met", "albuminuria-criteria-met", "diabetes-criteria-met"],
        },
    ];
}
