using Tabib.Core.Kernels;
using Tabib.Core.Statistics;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>What was counted of one variant and one ALT allele: genotypes by number of copies, and what is missing.</summary>
/// <param name="Diploid">Calls of samples with two copies; <see cref="GenotypeCounts.Missing"/> is theirs.</param>
/// <param name="HaploidReference">Samples with one copy, and it is not the ALT allele.</param>
/// <param name="HaploidAlternate">Samples with one copy, and it is the ALT allele.</param>
/// <param name="Females">The genotypes of females on X, for its test; empty elsewhere.</param>
/// <param name="Missing">Of all samples that have the chromosome, founders or not: those without a call.</param>
/// <param name="Samples">All samples that have the chromosome.</param>
/// <param name="HeterozygousHaploid">Of <paramref name="Missing"/>: calls with two alleles where the sample has one copy.</param>
/// <param name="AlternateDosage">Copies of the ALT allele by dosage where the file has dosages; NaN elsewhere.</param>
/// <param name="DosageCopies">Alleles behind <paramref name="AlternateDosage"/>.</param>
public readonly record struct VariantCounts(
    GenotypeCounts Diploid,
    int HaploidReference,
    int HaploidAlternate,
    GenotypeCounts Females,
    int Missing,
    int Samples,
    int HeterozygousHaploid,
    double AlternateDosage,
    int DosageCopies,
    VariantPloidy Ploidy)
{
    /// <summary>Alleles with a call: two a diploid sample, one a haploid one.</summary>
    public int AlleleCount => double.IsNaN(AlternateDosage) ? (2 * Diploid.Called) + HaploidReference + HaploidAlternate : DosageCopies;

    /// <summary>Share of the ALT allele; NaN where nothing is called.</summary>
    public double AlternateFrequency => double.IsNaN(AlternateDosage) ? AlternateCount / (double)AlleleCount : AlternateDosage / DosageCopies;

    /// <summary>Share of the rarer of the allele and all others; NaN where nothing is called.</summary>
    public double MinorFrequency => Math.Min(AlternateFrequency, 1 - AlternateFrequency);

    /// <summary>Share of samples without a call; NaN where no sample has the chromosome.</summary>
    public double MissingRate => Missing / (double)Samples;

    /// <summary>Copies of the ALT allele among hard calls.</summary>
    public int AlternateCount => Diploid.One + (2 * Diploid.Two) + HaploidAlternate;

    /// <summary>Exact test of Hardy-Weinberg equilibrium; null where it is not defined: Y and mitochondrial variants have no heterozygotes.</summary>
    public HardyWeinbergP? HardyWeinbergTest() => Ploidy switch
    {
        VariantPloidy.Diploid => HardyWeinberg.Exact(Diploid.None, Diploid.One, Diploid.Two),
        VariantPloidy.SexLinked => HardyWeinberg.ExactX(Females.None, Females.One, Females.Two, HaploidReference, HaploidAlternate),
        _ => null,
    };
}
