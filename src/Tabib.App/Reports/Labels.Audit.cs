using Tabib.Evidence.Fairness;

namespace Tabib.App.Reports;

/// <summary>Words of the pages of an audit.</summary>
public sealed partial record Labels
{
    public string AuditBrand { get; init; } = "Tabib fairness audit";
    public string AuditTitle { get; init; } = "What {0} does for groups of people";
    public string AuditIntroduction { get; init; } = "{0} rows of {1}; outcome {2}; by {3}. Intervals are 95 %.";
    public string AuditCaution { get; init; } = "Groups may differ for reasons that no score made, and may be alike here and differ elsewhere. Which differences matter, and which may be lived with, people decide: this page says how large they are and how sure that is.";
    public string AuditFile { get; init; } = "All numbers, in all digits: audit.json, SHA-256 {0}.";
    public string AuditToProxy { get; init; } = "Whether the label stands for what is needed: {0}.";
    public string VerdictTally { get; init; } = "{0} of {1} comparisons differ, {2} are alike, {3} cannot be judged.";
    public string TableOf { get; init; } = "{0}: table";
    public string ProxyTitle { get; init; } = "Whether the label stands for what is needed";
    public string ProxyWord { get; init; } = "The label";
    public string ProxyIntroduction { get; init; } = "{0} rows of {1}. Needed: {2}. Other labels: {3}. Selected: the highest {4} of each score.";
    public string NoneWord { get; init; } = "none";
    public string RowsOutWord { get; init; } = "Rows without a label, left out";
    public string RatesWord { get; init; } = "By group";
    public string GapsWord { get; init; } = "Differences";
    public string SpreadWord { get; init; } = "Between the extremes";
    public string WhatIfWord { get; init; } = "What if";
    public string IntersectionsWord { get; init; } = "Combinations: {0}";
    public string AreaWord { get; init; } = "Area under the ROC curve";
    public string AreaEstimateText { get; init; } = "Area (95 %, DeLong)";
    public string LineIsEveryone { get; init; } = "The broken line is everyone.";
    public string RatesText { get; init; } = "Small numbers in the tables are Wilson's 95 % intervals, of areas DeLong's. Counts below {0} are withheld, and others that would give them away by a sum.";
    public string BaseRateText { get; init; } = "Where groups differ in how many have the outcome, equal predictive values, equal error rates and chances that hold cannot all be had at once, unless a score is without fault (Kleinberg et al. 2016; Chouldechova 2017). A difference below may follow from that alone.";
    public string GapsText { get; init; } = "Intervals by {0} bootstrap replicates: multinomial draws over group × outcome × decision; of areas DeLong's. A replicate without anybody that a rate could be of has no estimate; their share is told where there are any. {1} comparisons have a p-value: one in twenty of them is below 0.05 by chance alone, so look at Holm's, which holds for all of them together.";
    public string MeasureWord { get; init; } = "Measure";
    public string GroupAgainst { get; init; } = "{0} against {1}";
    public string RatioWord { get; init; } = "Ratio";
    public string PWord { get; init; } = "p";
    public string HolmWord { get; init; } = "p, Holm";
    public string EmptyReplicates { get; init; } = "{0} of replicates empty";
    public string HighestWord { get; init; } = "Highest";
    public string LowestWord { get; init; } = "Lowest";
    public string SpreadText { get; init; } = "Largest less smallest, and smallest over largest, each bootstrapped as a whole. Of several groups the extremes differ by chance alone: such an interval does not reach 0.";
    public string ObservedToExpectedWord { get; init; } = "O/E";
    public string InTheLargeWord { get; init; } = "In the large";
    public string SlopeWord { get; init; } = "Slope";
    public string ExpectedErrorWord { get; init; } = "Expected error";
    public string CalibrationTableText { get; init; } = "O/E: outcomes for each one predicted. In the large: the intercept with the slope held at 1, above 0 where chances are too low. Slope: below 1 where chances are too extreme. Behind ± the standard error.";
    public string WithinError { get; init; } = "{0} ± {1}";
    public string ReferenceTag { get; init; } = "reference";
    public string DecisionTallies { get; init; } = "Found / in vain / missed / spared";
    public string WhatIfText { get; init; } = "What other rules would do to the same people, and what they cost. Nothing here was applied: thresholds by group treat people with one score differently, and whether that is allowed is a question of law and of those concerned. They were chosen on these people: on others they do a little worse.";
    public string PolicyWord { get; init; } = "Rule";
    public string AccuracyWord { get; init; } = "Decided as it came";
    public string CostWord { get; init; } = "Against as it is";
    public string TrueSpreadWord { get; init; } = "Spread of found";
    public string SelectionSpreadWord { get; init; } = "Spread of selected";
    public string ByGroupWord { get; init; } = "By group: score from which on, selected, found, in vain";
    public string WhatIfGroupText { get; init; } = "{0}: {1}; {2}; {3}; {4}";
    public string NoCut { get; init; } = "nobody";
    public string SelectedChange { get; init; } = "{0} selected";
    public string AccuracyChange { get; init; } = "accuracy {0}";
    public string BenefitChange { get; init; } = "net benefit {0}";
    public string WeightText { get; init; } = "{0}, {1}: {2}";
    public string WithOutcomeWord { get; init; } = "with the outcome";
    public string WithoutOutcomeWord { get; init; } = "without";
    public string EffectiveText { get; init; } = "worth {0} people of {1}";
    public string ConcentrationTitle { get; init; } = "Who and what is among the highest";
    public string ConcentrationText { get; init; } = "Share of each label's total held by the people selected, and of each group among them. Behind ± sqrt(p(1 - p)/n) with n all rows, as the code behind Obermeyer et al. 2019 (doi:10.1126/science.aax2342) has it: for a share among the selected alone that is too small.";
    public string TiedText { get; init; } = "{0} tied at the cut, {1} of them selected by the order of rows";
    public string MissingScores { get; init; } = "{0} without this score are ranked last";
    public string LargestDifference { get; init; } = "Between the scores";
    public string ExplainedTitle { get; init; } = "How much of a label each score explains";
    public string ExplainedText { get; init; } = "Pearson's correlation, squared.";
    public string NeedSection { get; init; } = "Need at equal score";
    public string NeedText { get; init; } = "If the score stands for need alike in all groups, the lines lie on one another. Ten hundredths are drawn together. The table has means at or above the cut of the {0}th hundredth.";
    public string NeedTitle { get; init; } = "Mean {0} by {1}";
    public string HundredthWord { get; init; } = "hundredth of the score";
    public string MeanOf { get; init; } = "Mean {0}";
    public string ChangesTitle { get; init; } = "Who would be selected by something else";
    public string ChangesText { get; init; } = "As many people each time. Of each group: selected now, coming in, going out, selected then.";
    public string SelectedByWord { get; init; } = "Instead selected by";
    public string PlacesWord { get; init; } = "Places that change hands";
    public string ChangeText { get; init; } = "{0} + {1} - {2} = {3}";
    public string WithheldWord { get; init; } = "withheld: too few people";
    public string SwapSection { get; init; } = "Equal need at a threshold";
    public string SwapText { get; init; } = "Of those at or above a cut, the healthiest of the reference group change places with people of another group just below it, as long as these need more. The loop as published passes over every second person; corrected, it does not. Both are drawn.";
    public string SwapTitle { get; init; } = "{0} among those selected by {1}";
    public string CutWord { get; init; } = "hundredth of the score at the cut";
    public string ShareOfSelected { get; init; } = "share of the selected of both groups";
    public string BeforeSwap { get; init; } = "as it is";
    public string PublishedLoop { get; init; } = "equal need, loop as published";
    public string CorrectedLoop { get; init; } = "equal need, corrected loop";
    public string DecisionsTitle { get; init; } = "Choices as they were made";
    public string DecisionsText { get; init; } = "Against the highest of each score, as many people each.";
    public string ChoiceWord { get; init; } = "Chosen";
    public string PublishedMethod { get; init; } = "The method is that of Obermeyer et al. 2019, doi:10.1126/science.aax2342.";

    /// <summary>Names of rates: short, for headings.</summary>
    public IReadOnlyDictionary<DecisionRate, string> RateNames { get; init; } = new Dictionary<DecisionRate, string>
    {
        [DecisionRate.Prevalence] = "With the outcome",
        [DecisionRate.SelectionRate] = "Selected",
        [DecisionRate.TruePositiveRate] = "Found",
        [DecisionRate.FalsePositiveRate] = "Selected in vain",
        [DecisionRate.FalseNegativeRate] = "Missed",
        [DecisionRate.PositivePredictiveValue] = "Rightly selected",
        [DecisionRate.NegativePredictiveValue] = "Rightly spared",
        [DecisionRate.Accuracy] = "Decided as it came",
    };

    /// <summary>What rates are shares of.</summary>
    public IReadOnlyDictionary<DecisionRate, string> RateTexts { get; init; } = new Dictionary<DecisionRate, string>
    {
        [DecisionRate.Prevalence] = "% of all (prevalence)",
        [DecisionRate.SelectionRate] = "% of all (selection rate)",
        [DecisionRate.TruePositiveRate] = "% of those with the outcome (TPR)",
        [DecisionRate.FalsePositiveRate] = "% of those without it (FPR)",
        [DecisionRate.FalseNegativeRate] = "% of those with the outcome (FNR)",
        [DecisionRate.PositivePredictiveValue] = "% of the selected (PPV)",
        [DecisionRate.NegativePredictiveValue] = "% of the others (NPV)",
        [DecisionRate.Accuracy] = "% of all (accuracy)",
    };

    /// <summary>Names of measures that are no rate, by their name in audit.json.</summary>
    public IReadOnlyDictionary<string, string> MeasureNames { get; init; } = new Dictionary<string, string>
    {
        ["netBenefit"] = "Net benefit",
        ["areaUnderCurve"] = "Area under the curve",
        ["demographicParity"] = "Selected (demographic parity)",
        ["equalisedOdds"] = "Found and in vain together (equalised odds)",
    };

    public string RateName(DecisionRate rate) => RateNames[rate];

    public string RateText(DecisionRate rate) => RateTexts[rate];

    public string MeasureName(string measure) => MeasureNames.GetValueOrDefault(measure) ?? (Enum.TryParse<DecisionRate>(measure, ignoreCase: true, out var rate) ? RateName(rate) : measure);
}
