namespace Tabib.App.Survival;

/// <summary>A coefficient of a fitted model.</summary>
/// <param name="Term">A column, or column=value for an indicator.</param>
/// <param name="Coefficient">ln of the hazard ratio for one unit; null where it has no estimate.</param>
/// <param name="Lower">Of the hazard ratio's 95 % interval, by the robust error where there is one.</param>
/// <param name="P">Two-sided, Wald, by the same error.</param>
/// <param name="Note">Why there is no estimate, or what it is worth.</param>
public sealed record SurvivalTerm(string Term, double? Coefficient, double? HazardRatio, double? StandardError, double? RobustStandardError, double? Lower, double? Upper, double? Z, double? P, string? Note);
