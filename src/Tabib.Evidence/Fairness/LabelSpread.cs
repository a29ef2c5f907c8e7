namespace Tabib.Evidence.Fairness;

/// <summary>How far the scores lie apart in a share: of a label's total, or of a group.</summary>
/// <param name="Difference">Largest less smallest; null where one cannot be told.</param>
public sealed record LabelSpread(string Name, double? Difference);
