using Tabib.Core.Genome;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Transmission disequilibrium test of one variant: whether heterozygous parents pass one allele on to affected children more often than the other.</summary>
/// <param name="Transmitted">Times the counted ALT allele was passed on.</param>
/// <param name="Untransmitted">Times it was not.</param>
/// <remarks>R. Spielman, R. McGinnis, W. Ewens, Am J Hum Genet 1993. Trios with a missing call or a Mendel error say nothing. A heterozygous child of two heterozygous parents counts once each way.</remarks>
public readonly record struct TransmissionDisequilibrium(int Transmitted, int Untransmitted)
{
    /// <summary>(T - U)²/(T + U), one degree of freedom; NaN where no parent is heterozygous.</summary>
    public double ChiSquare => (Transmitted - (double)Untransmitted) * (Transmitted - Untransmitted) / (Transmitted + Untransmitted);

    /// <summary>T/U; NaN or infinite where U is 0.</summary>
    public double OddsRatio => Transmitted / (double)Untransmitted;

    /// <param name="affected">Trios of affected children.</param>
    public static TransmissionDisequilibrium Count(GenotypeBuffer genotypes, IEnumerable<Trio> affected, VariantPloidy ploidy)
    {
        ArgumentNullException.ThrowIfNull(genotypes);
        ArgumentNullException.ThrowIfNull(affected);
        var sum = new TransmissionDisequilibrium(0, 0);
        foreach (var trio in affected) sum = sum.Plus(Of(genotypes.CodeOf(trio.Child), genotypes.CodeOf(trio.Father), genotypes.CodeOf(trio.Mother), trio, ploidy));
        return sum;
    }

    private TransmissionDisequilibrium Plus(TransmissionDisequilibrium other) => new(Transmitted + other.Transmitted, Untransmitted + other.Untransmitted);

    private static TransmissionDisequilibrium Of(int child, int father, int mother, Trio trio, VariantPloidy ploidy)
    {
        var isSon = ploidy == VariantPloidy.SexLinked && trio.ChildSex == Core.Identity.Sex.Male;
        if (ploidy is VariantPloidy.Haploid or VariantPloidy.MaleOnly || child == 3 || mother == 3 || (father == 3 && !isSon)) return default;
        if (MendelCheck.Check(child, father, mother, trio.ChildSex, ploidy) != MendelError.None) return default;
        if (ploidy == VariantPloidy.SexLinked) return OnX(child, father, mother, isSon);

        // What the child has beyond what homozygous parents give comes from the heterozygous ones.
        var heterozygous = (father == 1 ? 1 : 0) + (mother == 1 ? 1 : 0);
        var transmitted = child - (father == 2 ? 1 : 0) - (mother == 2 ? 1 : 0);
        return new TransmissionDisequilibrium(transmitted, heterozygous - transmitted);
    }

    /// <summary>Only a mother can be heterozygous; codes of one copy are 0 and 2.</summary>
    private static TransmissionDisequilibrium OnX(int child, int father, int mother, bool isSon)
    {
        if (mother != 1 || (isSon && child == 1) || (!isSon && father == 1)) return default;
        var transmitted = isSon ? child / 2 : child - (father / 2);
        return new TransmissionDisequilibrium(transmitted, 1 - transmitted);
    }
}
