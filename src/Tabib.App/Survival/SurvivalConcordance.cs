namespace Tabib.App.Survival;

/// <summary>How often the higher predicted risk has the event first.</summary>
/// <param name="Harrell">Null where no pair can be compared.</param>
/// <param name="Uno">Pairs weighed by 1/G² of the censoring: what Harrell's would be without it. Null with entry times and for fine-gray, where it is not defined here.</param>
public sealed record SurvivalConcordance(double? Harrell, double? HarrellStandardError, double? Uno, double? UnoStandardError);
