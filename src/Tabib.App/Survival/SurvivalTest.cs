namespace Tabib.App.Survival;

/// <summary>A chi-squared test.</summary>
/// <param name="Test">likelihood ratio, wald, score, log-rank, or the covariate whose proportional hazards are tested.</param>
/// <param name="Statistic">Null where it cannot be told.</param>
public sealed record SurvivalTest(string Test, double? Statistic, int DegreesOfFreedom, double? P);
