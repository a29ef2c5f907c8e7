namespace Tabib.App.Models.Validating;

/// <summary>The run of thresholds, of all the one that gains most, at which the model's net benefit is above that of treating all and of treating nobody.</summary>
/// <param name="From">Null where there is none.</param>
/// <param name="LargestGain">Over the better of the two, in true positives a person.</param>
public sealed record UsefulRange(double? From, double? To, double? LargestGain);
