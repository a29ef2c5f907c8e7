namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>Actions and strengths as the fact files and results write them: "choose another", "no recommendation".</summary>
public static class AdviceWords
{
    public static string Of(AdviceAction action) => action switch
    {
        AdviceAction.Standard => "standard",
        AdviceAction.Monitor => "monitor",
        AdviceAction.JudgeClinically => "judge clinically",
        AdviceAction.IncreaseDose => "increase dose",
        AdviceAction.ReduceDose => "reduce dose",
        AdviceAction.AdjustDose => "adjust dose",
        AdviceAction.ChooseAnother => "choose another",
        AdviceAction.Avoid => "avoid",
        AdviceAction.SeeText => "see text",
        _ => "no recommendation",
    };

    public static string Of(AdviceStrength strength) => strength switch
    {
        AdviceStrength.Strong => "strong",
        AdviceStrength.Moderate => "moderate",
        AdviceStrength.Optional => "optional",
        AdviceStrength.NotStated => "not stated",
        _ => "no recommendation",
    };

    internal static AdviceAction? ActionOf(string text) => Enum.GetValues<AdviceAction>().Where(action => Of(action) == text).Select(action => (AdviceAction?)action).FirstOrDefault();

    internal static AdviceStrength? StrengthOf(string text) => Enum.GetValues<AdviceStrength>().Where(strength => Of(strength) == text).Select(strength => (AdviceStrength?)strength).FirstOrDefault();
}
