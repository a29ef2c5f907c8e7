namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>What a guideline asks to do with a drug.</summary>
public enum AdviceAction
{
    Standard,
    Monitor,

    /// <summary>The genotype does not decide: other findings do.</summary>
    JudgeClinically,
    NoRecommendation,
    IncreaseDose,
    ReduceDose,

    /// <summary>The dose changes; the text says how.</summary>
    AdjustDose,
    ChooseAnother,
    Avoid,

    /// <summary>Only the text says what is to be done (imported guidance).</summary>
    SeeText,
}
