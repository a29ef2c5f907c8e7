namespace Tabib.App.Survival;

/// <summary>A cumulative baseline hazard, of a row whose covariates are at their means.</summary>
/// <param name="Stratum">Null where there is one.</param>
public sealed record SurvivalBaseline(string? Stratum, IReadOnlyList<double> Times, IReadOnlyList<double> CumulativeHazard);
