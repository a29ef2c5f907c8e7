using Tabib.Evidence.Explanation;

namespace Tabib.App.Reports;

/// <summary>Words of the page that takes predictions apart.</summary>
public sealed partial record Labels
{
    public string ExplanationBrand { get; init; } = "Tabib explanation";
    public string ExplanationTitle { get; init; } = "What {0}, version {1}, does with its inputs";
    public string ExplanationIntroduction { get; init; } = "Outcome {0} = {1}{2}; {3} of {4} people of {5}. A person of whom nothing is known has a risk of {6}.";
    public string ExplanationRefused { get; init; } = "No prediction for {0}: {1}.";
    public string PeopleWord { get; init; } = "People";
    public string InputsWord { get; init; } = "Inputs";
    public string PairsWord { get; init; } = "Pairs of inputs";
    public string WaterfallText { get; init; } = "From the base to the prediction, the largest first. Bars to the right raise the risk, bars to the left lower it; their scale is {0}. The risk beside a bar is that when it and all above it are known.";
    public string BaseWord { get; init; } = "nothing known";
    public string OthersWord { get; init; } = "{0} others";
    public string MissingValueWord { get; init; } = "missing";
    public string RiskAfterWord { get; init; } = "Risk then";
    public string PersonRisk { get; init; } = "risk {0}";
    public string LikeText { get; init; } = "Of {0} people like this one in validation, whose risks were {1} to {2}, {3} had it{4}.";
    public string LikeInterval { get; init; } = " (95 %: {0} to {1})";
    public string LikeNone { get; init; } = "How people like this one fared cannot be said: {0}.";
    public string ImputedText { get; init; } = "Missing, as for some in training: {0}.";
    public string OutsideText { get; init; } = "Outside the range of training: {0}.";
    public string SwarmText { get; init; } = "A dot is a person, across by what the input adds; the broken line is nothing. Many people in one place are heaped, and high heaps are cut. Of {0} people {1} are drawn.";
    public string SwarmLow { get; init; } = "low third of its range in training";
    public string SwarmMiddle { get; init; } = "middle third";
    public string SwarmHigh { get; init; } = "high third";
    public string SwarmOther { get; init; } = "a category, or missing";
    public string MeanSizeWord { get; init; } = "Adds on average";
    public string ImportanceWord { get; init; } = "Lost without it";
    public string ImportanceText { get; init; } = "Lost without it: how far {0} of {1} falls when the input's values are dealt out anew among {2} people, mean of {3} deals (least to most). Inputs that say the same stand in for each other, and each may seem to matter little.";
    public string ImportanceNone { get; init; } = "What the model loses without an input cannot be told: {0}.";
    public string PairText { get; init; } = "What two inputs add together beyond what each adds alone, on average.";
    public string FirstWord { get; init; } = "First";
    public string SecondWord { get; init; } = "Second";
    public string ExplanationCaution { get; init; } = "Contributions say what the model does with the inputs it was given. They are no causes: to change an input need not change the outcome.";
    public string ExplanationFiles { get; init; } = "Everyone's contributions: {0}. All numbers of this page: explanation.json, SHA-256 {1}. Model SHA-256 {2}.";
    public string GapText { get; init; } = "Base and contributions sum to the model's own value; the greatest relative gap is {0}.";

    /// <summary>How contributions were made.</summary>
    public IReadOnlyDictionary<ContributionMethod, string> ContributionMethods { get; init; } = new Dictionary<ContributionMethod, string>
    {
        [ContributionMethod.Linear] = "Contributions are those of a linear predictor: the coefficient times the distance from the mean in training.",
        [ContributionMethod.PathDependent] = "Contributions are exact path-dependent Shapley values of trees (TreeSHAP): where an input is not known, the training data are followed down the branches.",
        [ContributionMethod.Interventional] = "Contributions are exact interventional Shapley values of trees (TreeSHAP): where an input is not known, it has the values of the {0} background people of {1}, whatever the other inputs are.",
    };

    public string ScaleOfOdds { get; init; } = "the logarithm of the odds";
    public string ScaleOfHazard { get; init; } = "the logarithm of the hazard ratio";

    /// <summary>Names of the scores that importance is told by.</summary>
    public IReadOnlyDictionary<string, string> ImportanceScores { get; init; } = new Dictionary<string, string> { ["auc"] = "the area under the ROC curve", ["harrell"] = "Harrell's C" };
}
