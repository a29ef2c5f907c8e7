using Tabib.Core.Genome;
using Tabib.Core.Identity;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Transmission disequilibrium test of one variant: whether heterozygous parents pass one allele on to affected children more often than the other.</summary>
/// <param name="Transmitted">Times the counted ALT allele was passed on.</param>
/// <param name="Untransmitted">Times it was not.</param>
/// <remarks>
/// R. Spielman, R. McGinnis, W. Ewens, Am J Hum Genet 1993. Trios with a missing call say nothing; whoever a Mendel error implicates, in whichever trio, counts as missing at the
/// variant, as in PLINK 1.9. A heterozygous child of two heterozygous parents counts once each way.
/// </remarks>
public readonly record struct TransmissionDisequilibrium(int Transmitted, int Untransmitted)
{
    private const int Missing = 3;

    /// <summary>(T - U)²/(T + U), one degree of freedom; NaN where no parent is heterozygous.</summary>
    public double ChiSquare => (Transmitted - (double)Untransmitted) * (Transmitted - Untransmitted) / (Transmitted + Untransmitted);

    /// <summary>T/U; NaN or infinite where U is 0.</summary>
    public double OddsRatio => Transmitted / (double)Untransmitted;

    /// <param name="trios">All trios, those of healthy children too: their errors tell of the parents.</param>
    /// <param name="isAffected">Whether a sample is affected, by its index.</param>
    public static TransmissionDisequilibrium Count(GenotypeBuffer genotypes, IReadOnlyList<Trio> trios, Func<int, bool> isAffected, VariantPloidy ploidy)
    {
        ArgumentNullException.ThrowIfNull(genotypes);
        ArgumentNullException.ThrowIfNull(trios);
        ArgumentNullException.ThrowIfNull(isAffected);
        if (ploidy is VariantPloidy.Haploid or VariantPloidy.MaleOnly) return default;
        var implicated = Implicated(genotypes, trios, ploidy);
        int transmitted = 0, untransmitted = 0;
        foreach (var trio in trios)
        {
            if (!isAffected(trio.Child)) continue;
            var one = Of(CodeOf(trio.Child), CodeOf(trio.Father), CodeOf(trio.Mother), ploidy, trio.ChildSex);
            transmitted += one.Transmitted;
            untransmitted += one.Untransmitted;
        }

        return new TransmissionDisequilibrium(transmitted, untransmitted);

        int CodeOf(int sample) => implicated is not null && implicated.Contains(sample) ? Missing : genotypes.CodeOf(sample);
    }

    private static HashSet<int>? Implicated(GenotypeBuffer genotypes, IReadOnlyList<Trio> trios, VariantPloidy ploidy)
    {
        HashSet<int>? implicated = null;
        foreach (var trio in trios)
        {
            var error = MendelCheck.Check(genotypes.CodeOf(trio.Child), genotypes.CodeOf(trio.Father), genotypes.CodeOf(trio.Mother), trio.ChildSex, ploidy);
            if (error == MendelError.None) continue;
            implicated ??= [];
            implicated.Add(trio.Child);
            if (MendelCheck.ImplicatesFather(error)) implicated.Add(trio.Father);
            if (MendelCheck.ImplicatesMother(error)) implicated.Add(trio.Mother);
        }

        return implicated;
    }

    private static TransmissionDisequilibrium Of(int child, int father, int mother, VariantPloidy ploidy, Sex sex)
    {
        var isSon = ploidy == VariantPloidy.SexLinked && sex == Sex.Male;
        if (child == Missing || mother == Missing || (father == Missing && !isSon)) return default;
        if (ploidy == VariantPloidy.SexLinked) return OnX(child, father, mother, sex);

        // What the child has beyond what homozygous parents give comes from the heterozygous ones.
        var heterozygous = (father == 1 ? 1 : 0) + (mother == 1 ? 1 : 0);
        var transmitted = child - (father == 2 ? 1 : 0) - (mother == 2 ? 1 : 0);
        return new TransmissionDisequilibrium(transmitted, heterozygous - transmitted);
    }

    /// <summary>Only a mother can be heterozygous; codes of one copy are 0 and 2.</summary>
    private static TransmissionDisequilibrium OnX(int child, int father, int mother, Sex sex)
    {
        if (sex == Sex.Unknown || mother != 1 || father == 1 || (sex == Sex.Male && child == 1)) return default;
        var transmitted = sex == Sex.Male ? child / 2 : child - (father / 2);
        return new TransmissionDisequilibrium(transmitted, 1 - transmitted);
    }
}
