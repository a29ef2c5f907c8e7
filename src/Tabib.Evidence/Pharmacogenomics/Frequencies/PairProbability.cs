namespace Tabib.Evidence.Pharmacogenomics.Frequencies;

/// <summary>A pair of alleles that fits a sample's data.</summary>
/// <param name="Probability">Among all pairs that fit, 0 to 1.</param>
public sealed record PairProbability(string Name, double Probability);
