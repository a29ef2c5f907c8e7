namespace Tabib.Evidence.Fairness;

/// <summary>How much of a label's variance a score explains.</summary>
/// <param name="Label">A label, or log10(1 + label).</param>
/// <param name="Squared">Pearson's correlation, squared; null where either is constant.</param>
public sealed record ExplainedVariance(string Label, string Score, double? Squared);
