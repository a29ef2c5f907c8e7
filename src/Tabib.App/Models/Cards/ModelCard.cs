using Tabib.App.Models.Validating;
using Tabib.Evidence.Prediction;

namespace Tabib.App.Models.Cards;

/// <summary>What people must know of a model before its numbers are used: card.json in its folder.</summary>
/// <param name="ModelSha256">Of model.json: the card is of that model and no other.</param>
/// <param name="IntendedUse">As its maker states it; null where nobody did.</param>
/// <param name="Population">Whom it is for, and whose data it was made of.</param>
/// <param name="Limits">Where it must not be used.</param>
/// <param name="Contact">Who answers questions.</param>
/// <param name="Features">The columns that it needs, as in training.</param>
/// <param name="Parameters">Terms that were weighed.</param>
/// <param name="Judged">On what the held-out numbers rest; null where nothing was held out.</param>
/// <param name="HeldOut">By name of the number; empty where nothing was held out.</param>
/// <param name="Apparent">On the rows that it learnt from: too good.</param>
/// <param name="Subgroups">The main held-out numbers by group.</param>
/// <param name="Warnings">Of the leak detector and the fit.</param>
/// <param name="PredictionsSha256">Of predictions.csv, whose people the held-out numbers tell of; null where nothing was held out.</param>
public sealed record ModelCard(
    string Name, string Version, RiskModelKind Kind, string ModelSha256, string Program, string? IntendedUse, string? Population, string? Limits, string? Contact, ModelOutcome Outcome, ModelTraining Training,
    IReadOnlyList<ModelFeature> Features, int Parameters, string? Judged, IReadOnlyDictionary<string, Estimate> HeldOut, IReadOnlyDictionary<string, Estimate> Apparent, IReadOnlyList<GroupReport> Subgroups,
    IReadOnlyList<string> Warnings, IReadOnlyList<string> Notes, string? PredictionsSha256 = null)
{
    /// <summary>What a reader needs and nobody has stated or done.</summary>
    public IReadOnlyList<string> Gaps =>
    [
        .. IntendedUse is null ? new[] { "intended use: say it with --intended-use" } : [],
        .. Population is null ? new[] { "population: say it with --population" } : [],
        .. Limits is null ? new[] { "limits, where it must not be used: say them with --limits" } : [],
        .. Contact is null ? new[] { "contact: say it with --contact" } : [],
        .. Judged is null ? new[] { "performance on people whom the model has not seen: train with --folds or --split" } : [],
        .. Subgroups.Count == 0 ? new[] { "performance by group: name columns with --groups" } : [],
        "validation on data from elsewhere: tabib models validate",
    ];
}
