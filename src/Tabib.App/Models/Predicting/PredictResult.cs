using Tabib.Evidence.Prediction;

namespace Tabib.App.Models.Predicting;

/// <param name="Rows">People who were looked at.</param>
/// <param name="Predicted">Of whom there is a risk.</param>
/// <param name="Refused">The others, by reason without its values.</param>
/// <param name="Imputed">People with a risk in whom an input was missing and got its frozen value or went the trees' way for it, by input.</param>
/// <param name="OutsideTraining">People with a risk in whom an input was outside the range of training, by input.</param>
/// <param name="File">Where the predictions are; null where they are in <see cref="People"/>.</param>
/// <param name="People">Empty with a file.</param>
public sealed record PredictResult(
    string Model, string Version, ModelOutcome Outcome, double? Horizon, int Rows, int Predicted, IReadOnlyDictionary<string, int> Refused, IReadOnlyDictionary<string, int> Imputed, IReadOnlyDictionary<string, int> OutsideTraining,
    string? File, IReadOnlyList<PersonPrediction> People, string ModelSha256);
