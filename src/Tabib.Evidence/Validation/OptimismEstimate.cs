namespace Tabib.Evidence.Validation;

/// <summary>How much of what a model shows on its own training data is owed to having been fitted on them.</summary>
/// <param name="Measure">auc, slope, brier or scaledBrier.</param>
/// <param name="Apparent">On the training data.</param>
/// <param name="Optimism">Mean over replicates of the difference between the bootstrap sample that a model was fitted on and the training data.</param>
/// <param name="Corrected">What is to be expected of new people of the same kind.</param>
public sealed record OptimismEstimate(string Measure, double Apparent, double Optimism, double Corrected, int Replicates, int Empty);
