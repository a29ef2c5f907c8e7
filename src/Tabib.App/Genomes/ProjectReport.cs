using Tabib.Core.Outcomes;

namespace Tabib.App.Genomes;

/// <summary>What <c>tabib genotypes project</c> wrote.</summary>
/// <param name="Absent">Variants of the reference that the set lacks.</param>
/// <param name="Mismatched">Variants of the reference at whose place the set has other alleles, or ambiguous ones the other way round.</param>
/// <param name="NotPlaced">Samples with too few calls.</param>
public sealed record ProjectReport(string Out, int Samples, int Components, int Variants, int Matched, int Swapped, int Complemented, int Absent, int Mismatched, int NotPlaced, double Seconds, IReadOnlyList<Problem> Warnings);
