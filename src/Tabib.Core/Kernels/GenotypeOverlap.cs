namespace Tabib.Core.Kernels;

/// <summary>Counts of two variants over the samples called in both.</summary>
/// <param name="Called">Called in both.</param>
/// <param name="Homozygous1">Homozygous in the first, called in the second.</param>
/// <param name="Positive1">Homozygous with value 1 in the first, called in the second.</param>
/// <param name="Homozygous2">Homozygous in the second, called in the first.</param>
/// <param name="Positive2">Homozygous with value 1 in the second, called in the first.</param>
public readonly record struct GenotypeOverlap(int Called, int Homozygous1, int Positive1, int Homozygous2, int Positive2);
