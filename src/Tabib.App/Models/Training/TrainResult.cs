using Tabib.App.Models.Cards;

namespace Tabib.App.Models.Training;

/// <summary>What was trained.</summary>
/// <param name="Directory">With model.json, card.json, predictions.csv.</param>
/// <param name="Predictions">Null where nothing was held out.</param>
/// <param name="Rows">That could be used.</param>
/// <param name="LeftOut">Rows that could not, by reason.</param>
/// <param name="Terms">Coefficients where the model has them.</param>
/// <param name="JournalPosition">Where the journal of the workspace has the card's hash; null without a workspace.</param>
public sealed record TrainResult(string Directory, string? Predictions, int Rows, int People, IReadOnlyDictionary<string, int> LeftOut, IReadOnlyList<TrainTerm> Terms, ModelCard Card, long? JournalPosition = null);
