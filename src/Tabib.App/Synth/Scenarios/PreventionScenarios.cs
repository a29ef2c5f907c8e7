using Tabib.App.Synth.Lives;
using Tabib.Core.Identity;

namespace Tabib.App.Synth.Scenarios;

/// <summary>Screening and vaccines that never happened.</summary>
internal static class PreventionScenarios
{
    public static readonly IReadOnlyList<Scenario> All =
    [
        new("no-bowel-screening", "56 years and never screened for bowel cancer.", 56) { Skipped = [CareItem.Colonoscopy, CareItem.StoolBloodTest], Fires = ["screening-colorectal"] },
        new("no-mammography", "A woman of 54 without a mammogram.", 54) { Sex = Sex.Female, Skipped = [CareItem.Mammography], Fires = ["screening-breast"] },
        new("no-cervical-screening", "A woman of 36 without cervical screening.", 36) { Sex = Sex.Female, Skipped = [CareItem.CervicalCytology], Fires = ["screening-cervical"] },
        new("no-lung-screening", "A smoker of 62 with some 44 pack-years and no low-dose CT.", 62) { Smoking = Smoking.Current, Skipped = [CareItem.LowDoseChestCt], Fires = ["screening-lung", "smoking-cessation"] },
        new("no-vaccines", "No vaccine on record at 76.", 76)
        {
            Skipped = [CareItem.Influenza, CareItem.TetanusDiphtheria, CareItem.Pneumococcal, CareItem.OlderPneumococcal, CareItem.Zoster, CareItem.Rsv, CareItem.FirstCovid, CareItem.Covid],
            Fires = ["vaccination-influenza", "vaccination-tetanus", "vaccination-pneumococcal", "vaccination-zoster", "vaccination-rsv", "vaccination-covid-19"],
        },
    ];
}
