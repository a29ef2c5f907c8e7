namespace Tabib.App.Models.Validating;

/// <summary>What acting from a risk does.</summary>
/// <param name="Above">Share of rows at or above it.</param>
/// <param name="PositiveAtPrevalence">Predictive values where the outcome is as common as --prevalence says; null without it.</param>
public sealed record ThresholdReport(
    double Threshold, double Above, Estimate Sensitivity, Estimate Specificity, Estimate PositivePredictiveValue, Estimate NegativePredictiveValue, Estimate? PositiveAtPrevalence, Estimate? NegativeAtPrevalence);
