namespace Tabib.App.Genomes;

/// <summary>What an export of genotypes wrote.</summary>
/// <param name="Warning">Why no index was written, if so.</param>
public sealed record GenotypeExportReport(long Variants, int Samples, IReadOnlyList<string> Files, string? Warning, double Seconds);
