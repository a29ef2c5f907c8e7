using Tabib.Ingest.Vcf;

namespace Tabib.Evidence.Variants.Trios;

/// <summary>The alleles of one person at one site.</summary>
/// <param name="First">Negative where missing.</param>
/// <param name="Second">Negative where missing; of a haploid call as the first.</param>
/// <param name="Ploidy">Copies that the genotype states; above 2 the alleles are not kept.</param>
public readonly record struct CalledAlleles(int First, int Second, int Ploidy)
{
    /// <summary>Whether every allele is known.</summary>
    public bool IsCalled => Ploidy is 1 or 2 && First >= 0 && Second >= 0;

    /// <summary>Whether an allele is there, or may be where one is missing.</summary>
    public bool MayHave(int allele) => First == allele || Second == allele || First < 0 || Second < 0;

    public static CalledAlleles Of(VcfGenotypes genotypes, int sample)
    {
        ArgumentNullException.ThrowIfNull(genotypes);
        if (genotypes.Form == VcfGenotypeForm.General)
        {
            int first = genotypes.First[sample], second = genotypes.Second[sample];
            var ploidy = genotypes.Ploidy[sample];
            return ploidy > 2 ? new CalledAlleles(-1, -1, ploidy) : ploidy < 2 ? new CalledAlleles(first, first, 1) : new CalledAlleles(first, second, 2);
        }

        var code = genotypes.Form == VcfGenotypeForm.None ? 3 : (int)(genotypes.Packed[sample >> 5] >> ((sample & 31) * 2)) & 3;
        return code switch { 0 => new CalledAlleles(0, 0, 2), 1 => new CalledAlleles(0, 1, 2), 2 => new CalledAlleles(1, 1, 2), _ => new CalledAlleles(-1, -1, 2) };
    }
}
