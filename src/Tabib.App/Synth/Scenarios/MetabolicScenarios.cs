using Tabib.App.Synth.Lives;

namespace Tabib.App.Synth.Scenarios;

/// <summary>Gaps in the care of diabetes and of the kidneys.</summary>
internal static class MetabolicScenarios
{
    public static readonly IReadOnlyList<Scenario> All =
    [
        new("statin-in-diabetes", "Type 2 diabetes at 58 without a statin.", 58)
        {
            Illnesses = [(Illness.Type2Diabetes, 6)], Withheld = [DrugClass.Statin], Given = [Drug.Metformin], HbA1c = 6.7, Ldl = 118, Systolic = 124, Filtration = 86, UrineAlbumin = 12, Fires = ["statin-diabetes"],
        },
        new("glucose-above-goal", "HbA1c near 9 % on metformin alone.", 54)
        {
            Illnesses = [(Illness.Type2Diabetes, 8)], Given = [Drug.Metformin, Drug.Atorvastatin], Withheld = [DrugClass.Sglt2Inhibitor, DrugClass.Sulfonylurea, DrugClass.Insulin], HbA1c = 8.9, Filtration = 84, UrineAlbumin = 14, Fires = ["hba1c-above-goal"],
        },
        new("glucose-not-measured", "Diabetes whose HbA1c was last measured long ago.", 66)
        {
            Illnesses = [(Illness.Type2Diabetes, 9)], Given = [Drug.Metformin, Drug.Atorvastatin], Unmeasured = [Panel.Glycaemia], HbA1c = 6.8, Filtration = 78, Fires = ["hba1c-overdue"],
        },
        new("diabetes-not-recognised", "HbA1c above 7 % twice and no diagnosis.", 51)
        {
            HbA1c = 7.3, Bmi = 31, Fires = ["diabetes-criteria-met"],
        },
        new("diabetes-after-infarction", "Type 2 diabetes and an infarction, without a drug that protects the heart.", 63)
        {
            Illnesses = [(Illness.Type2Diabetes, 8), (Illness.MyocardialInfarction, 3)], Given = [Drug.Metformin, Drug.Atorvastatin, Drug.Aspirin], Withheld = [DrugClass.Sglt2Inhibitor], HbA1c = 6.8, Filtration = 80, UrineAlbumin = 15,
            Fires = ["diabetes-sglt2-glp1-cardiovascular"],
        },
        new("albuminuria-no-raas", "Kidney disease with heavy albuminuria without an ACE inhibitor or ARB.", 59)
        {
            Illnesses = [(Illness.ChronicKidneyDisease, 4)], Withheld = [DrugClass.AceInhibitor, DrugClass.Arb], Filtration = 49, UrineAlbumin = 520, Systolic = 128, Fires = ["raas-ckd-albuminuria"],
        },
        new("kidney-no-sglt2", "Kidney disease and type 2 diabetes without an SGLT2 inhibitor.", 67)
        {
            Illnesses = [(Illness.ChronicKidneyDisease, 5), (Illness.Type2Diabetes, 11)], Withheld = [DrugClass.Sglt2Inhibitor], Given = [Drug.Lisinopril, Drug.Atorvastatin], Filtration = 44, UrineAlbumin = 90, HbA1c = 7, Systolic = 127,
            Fires = ["sglt2-ckd"],
        },
        new("kidney-not-recognised", "Filtration below 50 for more than a year and no diagnosis.", 72)
        {
            Filtration = 46, UrineAlbumin = 12, Fires = ["ckd-criteria-met"],
        },
        new("metformin-failing-kidney", "Metformin goes on with a filtration of 23.", 74)
        {
            Illnesses = [(Illness.Type2Diabetes, 14), (Illness.ChronicKidneyDisease, 6)], Given = [Drug.Metformin, Drug.Lisinopril, Drug.Atorvastatin], Filtration = 23, UrineAlbumin = 160, HbA1c = 7.2, Systolic = 131,
            Fires = ["metformin-contraindicated", "kidney-referral"],
        },
        new("metformin-full-dose", "Metformin at a filtration of 37.", 70)
        {
            Illnesses = [(Illness.Type2Diabetes, 12), (Illness.ChronicKidneyDisease, 4)], Given = [Drug.Metformin, Drug.Lisinopril, Drug.Atorvastatin, Drug.Dapagliflozin], Filtration = 37, UrineAlbumin = 70, HbA1c = 7.1, Systolic = 128, Fires = ["metformin-reduce"],
        },
        new("potassium-on-raas", "Potassium of 5.7 mmol/L on an ACE inhibitor.", 65)
        {
            Illnesses = [(Illness.Hypertension, 8), (Illness.ChronicKidneyDisease, 3)], Given = [Drug.Lisinopril, Drug.Atorvastatin], Filtration = 47, UrineAlbumin = 40, Potassium = 5.72, Systolic = 127, Fires = ["potassium-raised-on-raas"],
        },
    ];
}
