using Tabib.Core.Genome;
using Tabib.Core.Kernels;
using Tabib.Record.Genotypes;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Gathers associated variants around the strongest ones: from the smallest p-value on, each takes the variants near it that correlate with it and that no other has taken.</summary>
/// <remarks>The procedure of PLINK's clump (Purcell et al. 2007, doi:10.1086/519795). Squared correlations are of alleles on one haplotype, estimated over founders.</remarks>
public static class LdClumping
{
    /// <summary>Memory that clumping so many variants takes.</summary>
    public static long LeastBytes(int samples, int variants) => (long)variants * ((GenotypePlanes.PlaneWords(samples) * GenotypeDot.PlaneCount * sizeof(ulong)) + 256);

    /// <param name="results">Variants with -log10 of their p-values, which stays finite where these do not; what is no number is left out. In any order.</param>
    /// <returns>From the smallest p-value on.</returns>
    public static IReadOnlyList<LdClump> Clump(GenotypeStore store, CohortSamples samples, IReadOnlyList<(int Variant, double Log10P)> results, LdClumpingOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(options);
        var (leastIndex, leastMember) = (-Math.Log10(options.IndexPValue), -Math.Log10(options.MemberPValue));
        var eligible = results.Where(result => result.Log10P >= Math.Min(leastIndex, leastMember)).OrderBy(result => result.Variant).ToArray();
        var ldSamples = new LdSamples(samples);
        var planes = Read(store, ldSamples, eligible);
        var order = Enumerable.Range(0, eligible.Length).Where(i => eligible[i].Log10P >= leastIndex).OrderByDescending(i => eligible[i].Log10P).ThenBy(i => i).ToArray();
        var taken = new bool[eligible.Length];
        var clumps = new List<LdClump>();
        foreach (var index in order)
        {
            cancellation.ThrowIfCancellationRequested();
            if (taken[index]) continue;
            taken[index] = true;
            var members = new List<int>();
            var haploid = ldSamples.Haploid(store.Variants.ChromosomeOf(eligible[index].Variant).Kind);
            foreach (var other in Near(store, eligible, index, options.BasePairs))
            {
                if (taken[other] || eligible[other].Log10P < leastMember || !(HaplotypeCorrelation.Squared(planes[index], planes[other], haploid) >= options.SquaredCorrelation)) continue;
                taken[other] = true;
                members.Add(eligible[other].Variant);
            }

            clumps.Add(new LdClump(eligible[index].Variant, eligible[index].Log10P, [.. members]));
        }

        return clumps;
    }

    private static LdVariant[] Read(GenotypeStore store, LdSamples planes, (int Variant, double Log10P)[] eligible)
    {
        using var reader = store.OpenReader();
        var genotypes = new GenotypeBuffer(store.Samples.Count);
        return Array.ConvertAll(eligible, result =>
        {
            var entry = new LdVariant(store.Samples.Count);
            reader.ReadHardCalls(result.Variant, 1, genotypes);
            entry.Set(result.Variant, genotypes, planes, store.Variants.ChromosomeOf(result.Variant).Kind);
            return entry;
        });
    }

    /// <summary>Others of the same chromosome, at most so many base pairs away, in the order of the file.</summary>
    private static IEnumerable<int> Near(GenotypeStore store, (int Variant, double Log10P)[] eligible, int index, int basePairs)
    {
        var (chromosome, position) = (store.Variants.ChromosomeIndex(eligible[index].Variant), store.Variants.Position(eligible[index].Variant));
        bool IsNear(int i) => store.Variants.ChromosomeIndex(eligible[i].Variant) == chromosome && Math.Abs((long)store.Variants.Position(eligible[i].Variant) - position) <= basePairs;
        var first = index;
        while (first > 0 && IsNear(first - 1)) first--;
        for (var i = first; i < eligible.Length && IsNear(i); i++)
            if (i != index) yield return i;
    }
}
