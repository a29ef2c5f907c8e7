namespace Tabib.App.Models.Predicting;

/// <summary>What a model says of one person, or why it says nothing.</summary>
/// <param name="Risk">Of the outcome, or of the event by the horizon; null where there is none.</param>
/// <param name="LinearPredictor">Before calibration: the logit, the log hazard ratio to a person at the means, or the trees' margin.</param>
/// <param name="Reason">Why there is no risk.</param>
/// <param name="Imputed">Inputs that were missing, as they were for some in training.</param>
/// <param name="OutsideTraining">Inputs below or above all of training.</param>
/// <param name="Like">How people like this one fared in validation; null without a risk.</param>
public sealed record PersonPrediction(string Id, double? Risk, double? LinearPredictor, string? Reason, IReadOnlyList<string> Imputed, IReadOnlyList<string> OutsideTraining, LikePeople? Like);
