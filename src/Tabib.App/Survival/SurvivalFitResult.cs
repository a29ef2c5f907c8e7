namespace Tabib.App.Survival;

/// <summary>A fitted survival model, and curves.</summary>
/// <param name="Rows">With a value in every column that is used.</param>
/// <param name="LeftOut">Rows without a value, by the first column that lacks it.</param>
/// <param name="LogLikelihood">Of the model; null without covariates.</param>
/// <param name="Notes">What was taken for what, and what to beware of.</param>
public sealed record SurvivalFitResult(
    string Model, string Ties, int Rows, int Events, IReadOnlyDictionary<string, int> LeftOut, IReadOnlyList<SurvivalTerm> Terms, double? LogLikelihoodNull, double? LogLikelihood, int? Iterations,
    IReadOnlyList<SurvivalTest> Tests, SurvivalConcordance? Concordance, IReadOnlyList<SurvivalTest> ProportionalHazards, IReadOnlyList<SurvivalBaseline> Baselines, IReadOnlyList<SurvivalCurveResult> Curves, IReadOnlyList<string> Notes);
