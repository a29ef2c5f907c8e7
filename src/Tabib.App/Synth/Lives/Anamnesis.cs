using Tabib.Core.Coding;

namespace Tabib.App.Synth.Lives;

/// <summary>What is asked once, at the first visit: allergies and the parents' illnesses.</summary>
internal static class Anamnesis
{
    private static readonly (string System, string Code, string Display, string Category)[] Substances =
    [
        (CodeSystems.RxNorm, "723", "amoxicillin", "medication"), (CodeSystems.RxNorm, "1191", "aspirin", "medication"), (CodeSystems.RxNorm, "10829", "trimethoprim", "medication"),
        (CodeSystems.Snomed, "91935009", "Allergy to peanut", "food"), (CodeSystems.Snomed, "300913006", "Allergy to shellfish", "food"), (CodeSystems.Snomed, "418689008", "Allergy to grass pollen", "environment"),
    ];

    private static readonly (string Code, string Display)[] Manifestations = [("247472004", "Urticaria"), ("271807003", "Eruption of skin"), ("422587007", "Nausea")];

    private static readonly Illness[] Familial = [Illness.MyocardialInfarction, Illness.Type2Diabetes, Illness.Hypertension, Illness.Stroke];

    public static void Take(LifeState state, DateTime when)
    {
        var draws = state.Draws;
        if (draws.Chance(0.14))
        {
            var (system, code, display, category) = draws.Pick(Substances);
            var (manifestationCode, manifestation) = draws.Pick(Manifestations);
            state.History.Allergies.Add(new Allergy(system, code, display, category, manifestation, manifestationCode, when.AddMinutes(4)));
        }

        if (draws.Chance(0.3)) state.History.FatherHad = draws.Pick(Familial);
        if (draws.Chance(0.25)) state.History.MotherHad = draws.Chance(0.1) ? Illness.BreastCancer : draws.Pick(Familial);
    }
}
