namespace Tabib.App.Reports;

/// <summary>Words of the page of a validation.</summary>
public sealed partial record Labels
{
    public string ValidationBrand { get; init; } = "Tabib validation";
    public string ValidationTitle { get; init; } = "Validation of {0}";
    public string ValidationIntroduction { get; init; } = "{0} rows of {1}; outcome {2}{3}. Intervals are 95 %.";
    public string ByHorizon { get; init; } = " by {0}";
    public string ValidationCaution { get; init; } = "A model that does well here may do worse elsewhere, and a number is of these people alone. Whether people like yours are among them is for you to judge.";
    public string MetricsFile { get; init; } = "All numbers, in all digits: metrics.json, SHA-256 {0}.";
    public string VerdictWord { get; init; } = "In short";
    public string DiscriminationWord { get; init; } = "Discrimination";
    public string CalibrationWord { get; init; } = "Calibration";
    public string UsefulnessWord { get; init; } = "Usefulness";
    public string AdequacyWord { get; init; } = "Sample size";
    public string ThresholdsWord { get; init; } = "Thresholds";
    public string GroupsWord { get; init; } = "Groups";
    public string RecalibrationWord { get; init; } = "Recalibration";
    public string DriftWord { get; init; } = "Drift";
    public string TripodWord { get; init; } = "TRIPOD+AI";
    public string ProbastWord { get; init; } = "PROBAST+AI";
    public string ScoreWord { get; init; } = "Score";
    public string EventsWord { get; init; } = "Events";
    public string NonEventsWord { get; init; } = "Without the event";
    public string UnknownWord { get; init; } = "Censored before the horizon";
    public string PrevalenceWord { get; init; } = "Prevalence";
    public string LeftOutWord { get; init; } = "Left out";
    public string NumberWord { get; init; } = "Number";
    public string EstimateWord { get; init; } = "Estimate";
    public string HowWord { get; init; } = "Interval by";
    public string RocTitle { get; init; } = "ROC curve";
    public string PrecisionTitle { get; init; } = "Precision and recall";
    public string FalsePositiveShare { get; init; } = "1 - specificity";
    public string SensitivityWord { get; init; } = "sensitivity";
    public string SpecificityWord { get; init; } = "specificity";
    public string PrecisionWord { get; init; } = "positive predictive value";
    public string NegativeWord { get; init; } = "negative predictive value";
    public string CalibrationTitle { get; init; } = "Observed by predicted risk";
    public string PredictedWord { get; init; } = "predicted risk";
    public string ObservedWord { get; init; } = "observed risk";
    public string RiskTitle { get; init; } = "Predicted risks";
    public string TenthsTitle { get; init; } = "By tenths of predicted risk";
    public string CertainRisks { get; init; } = "{0} risks are exactly 0 or 1, or nearer than 1e-12.";
    public string DecisionTitle { get; init; } = "Decision curve";
    public string ThresholdWord { get; init; } = "threshold";
    public string NetBenefitWord { get; init; } = "net benefit";
    public string NetBenefitText { get; init; } = "Net benefit: true positives a person, less false ones at the odds of the threshold. Acting on nobody has 0.";
    public string TreatAll { get; init; } = "acting on everybody";
    public string TreatNobody { get; init; } = "Acting on nobody is the line at 0.";
    public string AvoidedWord { get; init; } = "Interventions avoided of 100";
    public string AboveWord { get; init; } = "At or above";
    public string AtPrevalence { get; init; } = "at a prevalence of {0}";
    public string ForPrevalence { get; init; } = "For a prevalence of {0}.";
    public string ComparedWord { get; init; } = "Areas compared";
    public string DifferenceWord { get; init; } = "Difference";
    public string TestWord { get; init; } = "Test";
    public string GroupWord { get; init; } = "Group";
    public string GroupsText { get; init; } = "In brackets rows and events. Groups with 1 to 4 rows, events or rows without the event are not shown.";
    public string RecalibrationText { get; init; } = "Each row was mended by what was learnt from other rows ({0} folds): what mending is worth on people it has not seen.";
    public string HowMended { get; init; } = "Mended by";
    public string LearntWord { get; init; } = "Learnt of all rows";
    public string LearntValues { get; init; } = "logit {0} + {1} × logit";
    public string DriftText { get; init; } = "Against the training table. PSI: by custom 0.1 is a change, 0.25 a large one.";
    public string BeforeWord { get; init; } = "Missing in training";
    public string NowWord { get; init; } = "Missing here";
    public string UnseenWord { get; init; } = "Unseen levels";
    public string UnseenRows { get; init; } = "{0} rows: {1}";
    public string DistanceWord { get; init; } = "Largest distance";
    public string MonthWord { get; init; } = "Month";
    public string MonthsTitle { get; init; } = "By month";
    public string PerParameter { get; init; } = "Events a parameter in training";
    public string ParametersWord { get; init; } = "Parameters";
    public string LogRatioError { get; init; } = "Standard error of ln(O/E)";
    public string RowsForRatio { get; init; } = "Rows for an O/E interval 0.2 wide";
    public string EnoughWord { get; init; } = "No rule of thumb is missed.";
    public string OptimismTitle { get; init; } = "Optimism on the training data";
    public string OptimismText { get; init; } = "The model fitted anew in {0} bootstrap samples: what it shows too much on the data it was fitted on.";
    public string ApparentWord { get; init; } = "Apparent";
    public string OptimismWord { get; init; } = "Optimism";
    public string CorrectedWord { get; init; } = "Corrected";
    public string TripodText { get; init; } = "What this run can say to each item; red is a gap for a person to fill. Wording is ours; the guideline is Collins et al. 2024, doi:10.1136/bmj-2023-078378.";
    public string ProbastText { get; init; } = "What this run knows of each question; a person judges the rest. Wording is ours; the instrument is Moons et al. 2025, doi:10.1136/bmj-2024-082505.";
    public string ItemWord { get; init; } = "Item";
    public string WantedWord { get; init; } = "Asks for";
    public string AnswerWord { get; init; } = "Known";
    public string GapWord { get; init; } = "gap";
    public string NotesTitle { get; init; } = "Notes";

    /// <summary>Names of numbers, by their name in metrics.json.</summary>
    public IReadOnlyDictionary<string, string> MetricNames { get; init; } = new Dictionary<string, string>
    {
        ["auc"] = "Area under the ROC curve",
        ["aucLogit"] = "The same, interval on the logit",
        ["partialAuc"] = "Partial area, 1 - specificity up to 0.2",
        ["partialAucCorrected"] = "The same after McClish: 0.5 says nothing, 1 is perfect",
        ["averagePrecision"] = "Average precision",
        ["averagePrecisionOfChance"] = "Average precision of chance",
        ["harrell"] = "Harrell's C",
        ["uno"] = "Uno's C up to the horizon",
        ["aucAtHorizon"] = "Area under the curve at the horizon",
        ["observed"] = "Observed",
        ["expected"] = "Expected",
        ["observedToExpected"] = "Observed to expected (O/E)",
        ["inTheLarge"] = "Calibration in the large: intercept with the slope held at 1",
        ["slope"] = "Calibration slope",
        ["intercept"] = "Intercept that belongs to the slope",
        ["brier"] = "Brier score",
        ["scaledBrier"] = "Scaled Brier score",
        ["logLoss"] = "Log-loss",
        ["ici"] = "ICI: mean distance of the curve",
        ["e50"] = "E50: median distance",
        ["e90"] = "E90: 90th percentile of the distance",
        ["eMax"] = "Emax: largest distance",
    };

    public string MetricName(string name) => MetricNames.GetValueOrDefault(name, name);
}
