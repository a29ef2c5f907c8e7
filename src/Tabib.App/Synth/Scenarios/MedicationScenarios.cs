using Tabib.App.Synth.Lives;
using Tabib.Core.Identity;

namespace Tabib.App.Synth.Scenarios;

/// <summary>Drugs that do not go together, or not with the patient.</summary>
internal static class MedicationScenarios
{
    public static readonly IReadOnlyList<Scenario> All =
    [
        new("anticoagulant-and-nsaid", "Apixaban and ibuprofen at once.", 73)
        {
            Illnesses = [(Illness.AtrialFibrillation, 4), (Illness.Hypertension, 8), (Illness.Osteoarthritis, 6)], Given = [Drug.Apixaban, Drug.Ibuprofen], Filtration = 70, Systolic = 130, Fires = ["interaction-doac-nsaid"], Silent = ["af-anticoagulation"],
        },
        new("simvastatin-and-clarithromycin", "Clarithromycin added to simvastatin.", 60)
        {
            Illnesses = [(Illness.Hyperlipidaemia, 6)], Given = [Drug.Simvastatin, Drug.Clarithromycin], Fires = ["interaction-statin-strong-cyp3a4"],
        },
        new("nitrate-and-sildenafil", "Sildenafil beside a nitrate.", 62)
        {
            Sex = Sex.Male, Illnesses = [(Illness.IschaemicHeartDisease, 5)], Given = [Drug.IsosorbideMononitrate, Drug.Sildenafil, Drug.Atorvastatin, Drug.Aspirin], Fires = ["interaction-pde5-nitrate"],
        },
        new("triple-whammy", "An NSAID on top of an ACE inhibitor and a thiazide.", 69)
        {
            Illnesses = [(Illness.Hypertension, 10), (Illness.Osteoarthritis, 5)], Given = [Drug.Lisinopril, Drug.Hydrochlorothiazide, Drug.Naproxen], Systolic = 127, Filtration = 66, Fires = ["triple-whammy"],
        },
        new("two-statins", "Two statins after a change of clinic.", 57)
        {
            Illnesses = [(Illness.Hyperlipidaemia, 5)], Given = [Drug.Atorvastatin, Drug.Rosuvastatin], Ldl = 92, Fires = ["duplicate-statin"],
        },
        new("nsaid-in-heart-failure", "Ibuprofen with heart failure.", 71)
        {
            Illnesses = [(Illness.HeartFailure, 3), (Illness.Hypertension, 11)], Given = [Drug.Ramipril, Drug.Bisoprolol, Drug.Dapagliflozin, Drug.Ibuprofen], Systolic = 126, Filtration = 58, Fires = ["nsaid-heart-failure"],
        },
        new("apixaban-dose", "Apixaban at full dose at 84 years, 54 kg and a creatinine of 1.7.", 84)
        {
            Sex = Sex.Female, Illnesses = [(Illness.AtrialFibrillation, 5), (Illness.Hypertension, 12)], Given = [Drug.Apixaban], HeightCm = 156, Bmi = 22.2, Filtration = 29.5, Systolic = 131, Fires = ["apixaban-dose-check"],
        },
        new("benzodiazepine-older", "A benzodiazepine with an opioid at 78.", 78)
        {
            Given = [Drug.Diazepam, Drug.Tramadol], Fires = ["benzodiazepine-older", "interaction-opioid-benzodiazepine"],
        },
    ];
}
