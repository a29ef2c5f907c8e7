using Tabib.Core.Outcomes;

namespace Tabib.App.Genomes;

/// <param name="Rows">One a variant and ALT allele.</param>
/// <param name="Counted">Samples that frequencies and tests are of: the founders, or all.</param>
/// <param name="HeterozygousHaploid">Calls with two alleles where the sample has one copy (males on X and Y, mitochondria); taken as missing.</param>
public sealed record FrequencyReport(int Variants, long Rows, int Samples, int Counted, int Males, int Females, long HeterozygousHaploid, string Out, double Seconds, IReadOnlyList<Problem> Warnings);
