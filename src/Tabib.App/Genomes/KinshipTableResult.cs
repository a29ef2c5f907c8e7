namespace Tabib.App.Genomes;

/// <summary>What <c>tabib genotypes kinship</c> wrote.</summary>
/// <param name="Variants">Autosomal variants counted.</param>
/// <param name="Pairs">Rows written.</param>
/// <param name="Undefined">Pairs without a coefficient: one of the two has no heterozygous call among the variants called in both.</param>
/// <param name="Removed">Samples to leave out; null without a cut-off.</param>
public sealed record KinshipTableResult(string Table, int Samples, int Variants, long Pairs, long Undefined, int? Removed, string? RemovedList, string? KeptList);
