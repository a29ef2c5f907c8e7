namespace Tabib.App.Models.Explaining;

/// <summary>What one input adds for one person.</summary>
/// <param name="Value">As the table has it; null where missing.</param>
/// <param name="Unit">UCUM; null where nobody said it.</param>
/// <param name="Amount">On the scale of the linear predictor or margin.</param>
/// <param name="RiskAfter">The risk when this and all larger contributions are known: it depends on that order, the amount does not.</param>
public sealed record InputContribution(string Feature, string? Value, string? Unit, double Amount, double RiskAfter);
