using System.Runtime.CompilerServices;

namespace Tabib.Core.Statistics;

/// <summary>Exact tests of Hardy-Weinberg equilibrium: the probability of a split into genotypes that is no more probable than the one seen, given the alleles.</summary>
/// <remarks>
/// J. Wigginton, D. Cutler, G. Abecasis, Am J Hum Genet 2005, doi:10.1086/429864; mid-p: J. Graffelman, V. Moreno, Stat Appl Genet Mol Biol 2013,
/// doi:10.1515/sagmb-2012-0039; X: J. Graffelman, B. Weir, Heredity 2016, doi:10.1038/hdy.2016.20. The probability of the outcome seen comes from saddle points, the others from
/// ratios of neighbours; where the p-value is not small only the outcomes between the one seen and its mirror are summed, and taken from 1.
/// </remarks>
public static class HardyWeinberg
{
    /// <summary>Up to so many copies of the rarer allele all outcomes are summed: a few dozen ratios cost less than one logarithm's worth of saddle points.</summary>
    private const int FewCopies = 48;

    /// <summary>Below it 1 - centre would lose digits, and the tails are summed.</summary>
    private const double SmallestByCentre = 1e-3;

    /// <summary>From here the mirror of the outcome is found by halving rather than by walking.</summary>
    private const double FarAbove = 1e12;

    private const double Negligible = 1e-18;

    /// <summary>For two copies in everyone: autosomes and pseudo-autosomal regions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static HardyWeinbergP Exact(int homozygousReference, int heterozygous, int homozygousAlternate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(homozygousReference);
        ArgumentOutOfRangeException.ThrowIfNegative(heterozygous);
        ArgumentOutOfRangeException.ThrowIfNegative(homozygousAlternate);
        var homozygousRare = Math.Min(homozygousReference, homozygousAlternate);
        var rare = checked((2 * homozygousRare) + heterozygous);
        if (rare == 0) return HardyWeinbergP.Certain;
        if (rare <= FewCopies) return Enumerate(homozygousRare, heterozygous, Math.Max(homozygousReference, homozygousAlternate));
        var distribution = new HeterozygoteDistribution(checked(homozygousReference + heterozygous + homozygousAlternate), rare);
        var upwards = distribution.RatioUp(heterozygous) >= 1;
        var walk = Walk(upwards, homozygousRare, heterozygous, Math.Max(homozygousReference, homozygousAlternate));
        var logSeen = distribution.LogProbability(heterozygous);
        var seen = Math.Exp(logSeen);
        var p = 1 - (walk.Centre * seen);
        if (walk.IsComplete && p >= SmallestByCentre) return new HardyWeinbergP(p, p - (0.5 * seen * walk.Ties));
        return ByTails(distribution, walk, upwards, heterozygous, logSeen);
    }

    /// <summary>For X: males have one copy, and their alleles are tested with the females' genotypes (equal frequency in both, and equilibrium in females).</summary>
    public static HardyWeinbergP ExactX(int femaleHomozygousReference, int femaleHeterozygous, int femaleHomozygousAlternate, int maleReference, int maleAlternate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maleReference);
        ArgumentOutOfRangeException.ThrowIfNegative(maleAlternate);
        if (maleReference + maleAlternate == 0) return Exact(femaleHomozygousReference, femaleHeterozygous, femaleHomozygousAlternate);
        ArgumentOutOfRangeException.ThrowIfNegative(femaleHomozygousReference);
        ArgumentOutOfRangeException.ThrowIfNegative(femaleHeterozygous);
        ArgumentOutOfRangeException.ThrowIfNegative(femaleHomozygousAlternate);
        var females = checked(femaleHomozygousReference + femaleHeterozygous + femaleHomozygousAlternate);
        var femaleAlternate = (2 * femaleHomozygousAlternate) + femaleHeterozygous;
        var table = new SexLinkedTable(females, checked(maleReference + maleAlternate), femaleAlternate + maleAlternate);
        return table.Test(maleAlternate, femaleHeterozygous);
    }

    private static HardyWeinbergP Enumerate(int homozygousRare, int heterozygous, int homozygousCommon)
    {
        double more = 0, less = 1, ties = 1;
        double term = 1, h = heterozygous, a = homozygousRare, b = homozygousCommon;
        for (; a > 0; a--, b--, h += 2) Add(term *= 4 * a * b / ((h + 2) * (h + 1)), ref more, ref less, ref ties);
        term = 1;
        h = heterozygous;
        a = homozygousRare;
        b = homozygousCommon;
        for (; h > 1; h -= 2) Add(term *= h * (h - 1) / (4 * ++a * ++b), ref more, ref less, ref ties);
        var all = more + less;
        return new HardyWeinbergP(less / all, (less - (0.5 * ties)) / all);
    }

    private static void Add(double term, ref double more, ref double less, ref double ties)
    {
        if (term > 1 + HeterozygoteDistribution.Tie)
        {
            more += term;
            return;
        }

        less += term;
        if (term >= 1 - HeterozygoteDistribution.Tie) ties++;
    }

    /// <summary>From the outcome seen through the mode, while outcomes are more probable than the one seen.</summary>
    private static (double Centre, int Ties, double Last, int Steps, bool IsComplete) Walk(bool upwards, double homozygousRare, double heterozygous, double homozygousCommon)
    {
        double term = 1, centre = 0;
        for (var steps = 1; ; steps++)
        {
            if (upwards)
            {
                term *= 4 * homozygousRare * homozygousCommon / ((heterozygous + 2) * (heterozygous + 1));
                heterozygous += 2;
                homozygousRare--;
                homozygousCommon--;
            }
            else
            {
                homozygousRare++;
                homozygousCommon++;
                term *= heterozygous * (heterozygous - 1) / (4 * homozygousRare * homozygousCommon);
                heterozygous -= 2;
            }

            if (term <= 1 + HeterozygoteDistribution.Tie) return (centre, term >= 1 - HeterozygoteDistribution.Tie ? 2 : 1, term, steps, true);
            centre += term;
            if (term > FarAbove) return (centre, 1, term, steps, false);
        }
    }

    private static HardyWeinbergP ByTails(HeterozygoteDistribution distribution, (double Centre, int Ties, double Last, int Steps, bool IsComplete) walk, bool upwards, int heterozygous, double logSeen)
    {
        var ties = walk.Ties;
        double sum;
        if (walk.IsComplete)
        {
            var mirror = heterozygous + (upwards ? 2 : -2) * walk.Steps;
            sum = Outwards(distribution, heterozygous, 1, !upwards) + (walk.Last > 0 ? Outwards(distribution, mirror, walk.Last, upwards) : 0);
        }
        else
        {
            sum = distribution.Tails(logSeen, out ties);
        }

        return new HardyWeinbergP(sum, sum - (0.5 * ties), logSeen);
    }

    private static double Outwards(HeterozygoteDistribution distribution, int heterozygous, double term, bool upwards)
    {
        var sum = term;
        while (term > sum * Negligible)
        {
            term *= upwards ? distribution.RatioUp(heterozygous) : distribution.RatioDown(heterozygous);
            heterozygous += upwards ? 2 : -2;
            sum += term;
        }

        return sum;
    }
}
