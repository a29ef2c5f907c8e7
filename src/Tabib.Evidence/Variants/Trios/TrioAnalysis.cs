namespace Tabib.Evidence.Variants.Trios;

/// <summary>Alleles that are new in a child, and genes that are hit on both copies.</summary>
/// <remarks>Mendelian inheritance alone decides the origin; depth, quality and share of reads decide whether a new allele is believed.</remarks>
public static class TrioAnalysis
{
    /// <summary>Where the child has the allele from.</summary>
    public static AlleleOrigin OriginOf(TrioSite site)
    {
        ArgumentNullException.ThrowIfNull(site);
        if (site.Child.Copies < 1 || !site.Mother.IsCalled || (!site.IsHaploidInChild && !site.Father.IsCalled)) return AlleleOrigin.Unknown;
        var (father, mother) = (!site.IsHaploidInChild && site.Father.Copies > 0, site.Mother.Copies > 0);
        return (father, mother) switch
        {
            (false, false) => AlleleOrigin.DeNovo,
            (true, false) => AlleleOrigin.Father,
            (false, true) => AlleleOrigin.Mother,
            _ => AlleleOrigin.Unknown,
        };
    }

    /// <summary>Whether the allele is new in the child and the reads of all three bear that out. What is not told of a call does not count against it.</summary>
    public static bool IsDeNovo(TrioSite site, TrioOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return OriginOf(site) == AlleleOrigin.DeNovo && StatusOf(site, options) == NewAlleleStatus.Candidate;
    }

    /// <summary>What quality and reads say of an allele that neither parent has; the first that speaks against it.</summary>
    public static NewAlleleStatus StatusOf(TrioSite site, TrioOptions options)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(options);
        var hasFather = !site.IsHaploidInChild;
        if (IsShallow(site.Child, options) || IsShallow(site.Mother, options) || (hasFather && IsShallow(site.Father, options))) return NewAlleleStatus.LowDepth;
        if (IsUncertain(site.Child, options) || IsUncertain(site.Mother, options) || (hasFather && IsUncertain(site.Father, options))) return NewAlleleStatus.LowQuality;
        if (ShareOf(site.Child) is >= 0 and var share && share < options.LeastShare) return NewAlleleStatus.FewReads;
        return ShareOf(site.Mother) > options.MostShareInParent || (hasFather && ShareOf(site.Father) > options.MostShareInParent) ? NewAlleleStatus.InParent : NewAlleleStatus.Candidate;
    }

    /// <summary>Pairs of heterozygous sites of one gene, one on each copy; by gene, then by place.</summary>
    /// <param name="sites">Only those that matter: rare, of consequence.</param>
    public static IReadOnlyList<CompoundHeterozygote> CompoundHeterozygotes(IEnumerable<TrioSite> sites, TrioOptions options)
    {
        ArgumentNullException.ThrowIfNull(sites);
        var pairs = new List<CompoundHeterozygote>();
        var byGene = sites.Where(site => site.Child.IsHeterozygous && !site.IsHaploidInChild)
            .SelectMany(site => site.Genes.Distinct(StringComparer.Ordinal).Select(gene => (Gene: gene, Site: site, Origin: OriginOf(site))))
            .Where(hit => hit.Origin is AlleleOrigin.Father or AlleleOrigin.Mother || (hit.Origin == AlleleOrigin.DeNovo && IsDeNovo(hit.Site, options)))
            .GroupBy(hit => hit.Gene, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var gene in byGene)
        {
            var hits = gene.OrderBy(hit => hit.Site.Position).ThenBy(hit => hit.Site.Alternate, StringComparer.Ordinal).ToArray();
            for (var i = 0; i < hits.Length; i++)
            {
                for (var j = i + 1; j < hits.Length; j++)
                {
                    if (AreOnBothCopies(hits[i].Site, hits[i].Origin, hits[j].Site, hits[j].Origin) is { } isCertain)
                        pairs.Add(new CompoundHeterozygote(gene.Key, hits[i].Site, hits[i].Origin, hits[j].Site, hits[j].Origin, isCertain));
                }
            }
        }

        return pairs;
    }

    /// <returns>True: known to be on different copies. False: they may be. Null: they are not.</returns>
    private static bool? AreOnBothCopies(TrioSite first, AlleleOrigin firstOrigin, TrioSite second, AlleleOrigin secondOrigin)
    {
        if (firstOrigin != AlleleOrigin.DeNovo && secondOrigin != AlleleOrigin.DeNovo) return firstOrigin != secondOrigin ? true : null;
        if (first.Position == second.Position) return true;
        var (one, other) = (first.Child, second.Child);
        if (one.PhasedCopy < 0 || other.PhasedCopy < 0 || one.PhaseSet != other.PhaseSet) return false;
        return one.PhasedCopy != other.PhasedCopy ? true : null;
    }

    private static bool IsShallow(TrioGenotype genotype, TrioOptions options) => genotype.Depth >= 0 && genotype.Depth < options.LeastDepth;

    private static bool IsUncertain(TrioGenotype genotype, TrioOptions options) => genotype.Quality >= 0 && genotype.Quality < options.LeastQuality;

    /// <returns>Share of the reads that show the allele; −1 where reads are not told.</returns>
    public static double ShareOf(TrioGenotype genotype) => genotype.AlleleDepth < 0 || genotype.Depth <= 0 ? -1 : (double)genotype.AlleleDepth / genotype.Depth;
}
