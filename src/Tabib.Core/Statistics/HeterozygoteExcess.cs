namespace Tabib.Core.Statistics;

/// <summary>One-sided exact test of Hardy-Weinberg equilibrium: are there more heterozygotes than the alleles would give?</summary>
/// <remarks>J. Wigginton, D. Cutler, G. Abecasis, Am J Hum Genet 2005, doi:10.1086/429864.</remarks>
public static class HeterozygoteExcess
{
    /// <returns>Probability of as many heterozygotes as seen, or more, given the alleles.</returns>
    public static double P(int homozygousReference, int heterozygous, int homozygousAlternate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(homozygousReference);
        ArgumentOutOfRangeException.ThrowIfNegative(heterozygous);
        ArgumentOutOfRangeException.ThrowIfNegative(homozygousAlternate);
        var rare = checked((2 * Math.Min(homozygousReference, homozygousAlternate)) + heterozygous);
        if (rare == 0) return 1;
        var distribution = new HeterozygoteDistribution(checked(homozygousReference + heterozygous + homozygousAlternate), rare);
        var term = Math.Exp(distribution.LogProbability(heterozygous));
        var sum = term;
        for (var h = heterozygous; h + 2 <= rare && term > sum * 1e-17; h += 2)
        {
            term *= distribution.RatioUp(h);
            sum += term;
        }

        return Math.Min(1, sum);
    }
}
