namespace Tabib.App.Genomes;

/// <summary>What <c>tabib genotypes relatedness</c> wrote.</summary>
/// <param name="Variants">Autosomal variants looked at.</param>
/// <param name="Pairs">Rows written.</param>
/// <param name="Undefined">Pairs without a coefficient: no variant counts for both.</param>
public sealed record RelatednessReport(string Table, string Inbreeding, int Samples, int Variants, int Components, long Pairs, long Undefined, double Seconds);
