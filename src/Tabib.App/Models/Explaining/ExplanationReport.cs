using Tabib.Evidence.Explanation;
using Tabib.Evidence.Prediction;

namespace Tabib.App.Models.Explaining;

/// <summary>explanation.json: all numbers of the page.</summary>
/// <param name="Rows">People of the table.</param>
/// <param name="Explained">Of whom there is a prediction.</param>
/// <param name="Refused">The others, by reason.</param>
/// <param name="Background">The file whose people stand for what is not known; null for none.</param>
/// <param name="BackgroundRows">Of these with a prediction.</param>
/// <param name="BaseValue">The linear predictor or margin of a person of whom nothing is known.</param>
/// <param name="BaseRisk">The risk at it.</param>
/// <param name="GreatestGap">Of all people, |base + contributions - margin| / (1 + |margin|): rounding alone.</param>
/// <param name="Features">The largest first.</param>
/// <param name="Pairs">The largest first; empty where they were not asked for.</param>
public sealed record ExplanationReport(
    string Program, string Model, string Version, RiskModelKind Kind, ModelOutcome Outcome, string ModelSha256, string Data, int Rows, int Explained, IReadOnlyDictionary<string, int> Refused, ContributionMethod Method,
    string? Background, int? BackgroundRows, double BaseValue, double BaseRisk, double GreatestGap, ImportanceReport Importance, IReadOnlyList<ExplainedFeature> Features, IReadOnlyList<ExplainedPair> Pairs,
    IReadOnlyList<ExplainedPerson> People, IReadOnlyList<string> Notes);
