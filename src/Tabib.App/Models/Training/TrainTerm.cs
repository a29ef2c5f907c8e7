namespace Tabib.App.Models.Training;

/// <summary>A term of the model.</summary>
/// <param name="Coefficient">On the scale of the linear predictor; null in trees and where there is no estimate.</param>
/// <param name="LeftOut">Why there is no estimate.</param>
public sealed record TrainTerm(string Name, double? Coefficient, double? StandardError, string? LeftOut);
