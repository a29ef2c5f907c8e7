namespace Tabib.Evidence.Fairness;

/// <summary>How people were selected.</summary>
/// <param name="Threshold">The score from which on; null with a share.</param>
/// <param name="Top">The share of the highest scores; null with a threshold.</param>
/// <param name="CutScore">The lowest selected score.</param>
/// <param name="TiedAtCut">With a share: rows with that score.</param>
/// <param name="TiedSelected">Of those, selected.</param>
public sealed record AuditDecision(double? Threshold, double? Top, long Selected, double? CutScore, int? TiedAtCut, int? TiedSelected);
