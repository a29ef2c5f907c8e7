namespace Tabib.Evidence.PopulationGenetics;

/// <summary>The squared correlation of two variants' genotypes.</summary>
/// <param name="First">Index of the variant that comes first.</param>
/// <param name="Second">Index of the other one.</param>
public readonly record struct LdPair(int First, int Second, double SquaredCorrelation);
