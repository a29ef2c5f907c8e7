namespace Tabib.App.Models.Validating;

/// <summary>Net benefit at a threshold, in true positives a person.</summary>
/// <param name="Model">With its 95 % interval.</param>
/// <param name="All">Of treating everybody; of treating nobody it is 0.</param>
/// <param name="InterventionsAvoided">For 100 people, against treating everybody.</param>
public sealed record BenefitReport(double Threshold, double? Model, double? Lower, double? Upper, double All, double? InterventionsAvoided, string? CannotSay);
