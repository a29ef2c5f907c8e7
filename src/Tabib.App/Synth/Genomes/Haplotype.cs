namespace Tabib.App.Synth.Genomes;

/// <summary>A named allele of a gene.</summary>
/// <param name="Frequency">Share of all chromosomes in the invented population.</param>
/// <param name="Carries">Which of the gene's variants it has, a bit each.</param>
internal readonly record struct Haplotype(string Name, double Frequency, uint Carries);
