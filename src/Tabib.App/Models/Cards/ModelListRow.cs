using Tabib.App.Models.Validating;
using Tabib.Evidence.Prediction;

namespace Tabib.App.Models.Cards;

/// <summary>A model in a list.</summary>
/// <param name="Discrimination">Area under the curve or Harrell's C on held-out rows; null where nothing was held out.</param>
/// <param name="Gaps">Fields of the card that nobody has filled.</param>
public sealed record ModelListRow(string Folder, string Name, string Version, RiskModelKind Kind, ModelOutcome Outcome, int Rows, int Outcomes, Estimate? Discrimination, int Gaps, string ModelSha256);
