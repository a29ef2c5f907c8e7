namespace Tabib.App.Genomes;

/// <summary>What <c>tabib genotypes ld</c> wrote.</summary>
/// <param name="Samples">Samples that correlations are over.</param>
/// <param name="Pairs">Rows written.</param>
public sealed record LdTableReport(string Out, int Variants, int Samples, long Pairs, double Seconds);
