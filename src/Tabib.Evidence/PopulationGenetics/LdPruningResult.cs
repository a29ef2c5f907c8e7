namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Which variants pruning kept.</summary>
/// <param name="Kept">Indexes of the kept variants, ascending.</param>
/// <param name="Correlated">Removed for the company of a kept or removed variant of a higher minor-allele frequency, or before it.</param>
/// <param name="Constant">Removed because they do not vary among the samples counted.</param>
/// <param name="Comparisons">Pairs compared.</param>
public sealed record LdPruningResult(int[] Kept, int Correlated, int Constant, long Comparisons);
