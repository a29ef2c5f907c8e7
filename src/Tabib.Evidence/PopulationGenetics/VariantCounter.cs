using Tabib.Core.Genome;
using Tabib.Core.Kernels;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Counts alleles, genotypes and missing calls of one variant. Safe for several threads.</summary>
/// <remarks>On X males have one copy, on Y only males have one, mitochondria are haploid: a heterozygous call there is missing. As in PLINK, frequencies are of founders and missing calls of everyone.</remarks>
public sealed class VariantCounter(CohortSamples samples)
{
    public static VariantPloidy PloidyOf(ChromosomeKind kind) => kind switch
    {
        ChromosomeKind.X => VariantPloidy.SexLinked,
        ChromosomeKind.Y => VariantPloidy.MaleOnly,
        ChromosomeKind.Mitochondrial => VariantPloidy.Haploid,
        _ => VariantPloidy.Diploid,
    };

    public VariantCounts Count(GenotypeBuffer genotypes, VariantPloidy ploidy)
    {
        ArgumentNullException.ThrowIfNull(genotypes);
        var counts = ploidy switch
        {
            VariantPloidy.Diploid => CountDiploid(genotypes),
            VariantPloidy.SexLinked => CountSexLinked(genotypes),
            VariantPloidy.MaleOnly => Haploid(GenotypeCounting.Count(genotypes, samples.Males), samples.AllCounted ? null : GenotypeCounting.Count(genotypes, samples.CountedMales), ploidy),
            _ => Haploid(GenotypeCounting.Count(genotypes), samples.AllCounted ? null : GenotypeCounting.Count(genotypes, samples.Counted), ploidy),
        };
        return genotypes.HasDosage ? WithDosages(genotypes, counts) : counts;
    }

    /// <summary>Whether the counts over all samples are enough: there is no one to leave out, and none has another number of copies.</summary>
    public bool NeedsTotalsAlone(VariantPloidy ploidy) => samples.AllCounted && (ploidy is VariantPloidy.Diploid or VariantPloidy.Haploid);

    /// <param name="totals">Over all samples, where <see cref="NeedsTotalsAlone"/>.</param>
    public VariantCounts Count(GenotypeCounts totals, VariantPloidy ploidy) => ploidy == VariantPloidy.Diploid
        ? new VariantCounts(totals, 0, 0, default, totals.Missing, samples.Count, 0, double.NaN, 0, VariantPloidy.Diploid)
        : Haploid(totals, null, ploidy);

    private VariantCounts CountDiploid(GenotypeBuffer genotypes)
    {
        var all = GenotypeCounting.Count(genotypes);
        var counted = samples.AllCounted ? all : GenotypeCounting.Count(genotypes, samples.Counted);
        return new VariantCounts(counted, 0, 0, default, all.Missing, samples.Count, 0, double.NaN, 0, VariantPloidy.Diploid);
    }

    private VariantCounts CountSexLinked(GenotypeBuffer genotypes)
    {
        var all = GenotypeCounting.Count(genotypes);
        var allMales = GenotypeCounting.Count(genotypes, samples.Males);
        var counted = samples.AllCounted ? all : GenotypeCounting.Count(genotypes, samples.Counted);
        var males = samples.AllCounted ? allMales : GenotypeCounting.Count(genotypes, samples.CountedMales);
        var others = counted.Minus(males);
        var females = samples.UnknownSexCount == 0 ? others : GenotypeCounting.Count(genotypes, samples.CountedFemales);
        return new VariantCounts(
            others, males.None, males.Two, females,
            all.Missing + allMales.One, samples.Count, allMales.One, double.NaN, 0, VariantPloidy.SexLinked);
    }

    private static VariantCounts Haploid(GenotypeCounts all, GenotypeCounts? founders, VariantPloidy ploidy)
    {
        var counted = founders ?? all;
        return new VariantCounts(
            default, counted.None, counted.Two, default,
            all.Missing + all.One, all.Called + all.Missing, all.One, double.NaN, 0, ploidy);
    }

    /// <summary>Dosages stand for calls in the frequency; a whole-number sum, so that its order does not matter.</summary>
    private VariantCounts WithDosages(GenotypeBuffer genotypes, VariantCounts counts)
    {
        // In halves of a copy's unit: a haploid carrier has the dosage of two copies.
        long units = 0;
        var copies = 0;
        for (var i = 0; i < samples.Count; i++)
        {
            var dosage = genotypes.Dosages[i];
            if (dosage == GenotypeBuffer.MissingDosage || !samples.Counted.Contains(i)) continue;
            var isMale = samples.Males.Contains(i);
            if (counts.Ploidy == VariantPloidy.MaleOnly && !isMale) continue;
            var isHaploid = counts.Ploidy is VariantPloidy.Haploid or VariantPloidy.MaleOnly || (counts.Ploidy == VariantPloidy.SexLinked && isMale);
            units += isHaploid ? dosage : 2 * dosage;
            copies += isHaploid ? 1 : 2;
        }

        return counts with { AlternateDosage = units / (2.0 * GenotypeBuffer.DosagePerCopy), DosageCopies = copies };
    }
}
