namespace Tabib.App.Models.Validating;

/// <summary>Rows of neighbouring risks.</summary>
/// <param name="Events">Null with times, where not all outcomes are known.</param>
/// <param name="Predicted">Mean risk.</param>
/// <param name="Observed">Share with the outcome; with times by the survival curve.</param>
public sealed record CalibrationGroupReport(int Rows, int? Events, double Predicted, Estimate Observed);
