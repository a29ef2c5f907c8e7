namespace Tabib.App.Models.Validating;

/// <summary>The longest run of thresholds at which the model's net benefit is above that of treating all and of treating nobody.</summary>
/// <param name="From">Null where there is none.</param>
public sealed record UsefulRange(double? From, double? To);
