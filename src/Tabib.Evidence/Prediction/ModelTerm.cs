namespace Tabib.Evidence.Prediction;

/// <summary>A column of the design: what coefficients and splits stand for.</summary>
/// <param name="Name">Such as "age", "sex=male", "glucose is missing".</param>
/// <param name="Feature">Its number in <see cref="RiskModel.Features"/>.</param>
/// <param name="Level">Of a level's indicator.</param>
/// <param name="Mean">Over the rows of training, after imputation.</param>
/// <param name="Coefficient">For one unit, on the scale of the linear predictor; null in trees.</param>
/// <param name="StandardError">Null where there is none: penalised coefficients, trees, those left out.</param>
/// <param name="LeftOut">Why the term has the coefficient 0 without an estimate: other terms determine it, or it is constant.</param>
public sealed record ModelTerm(string Name, int Feature, TermKind Kind, double Mean, string? Level = null, double? Coefficient = null, double? StandardError = null, string? LeftOut = null);
