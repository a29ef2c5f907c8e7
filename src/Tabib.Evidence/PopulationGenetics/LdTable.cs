using Tabib.Core.Genome;
using Tabib.Record.Genotypes;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Pairs of variants of one chromosome, near to each other, with the squared correlation of their genotypes.</summary>
public static class LdTable
{
    /// <param name="windowVariants">Pairs are at most this many variants apart, less one, among the variants given.</param>
    /// <param name="windowBasePairs">And at most this many base pairs.</param>
    /// <param name="least">Only pairs with at least this squared correlation.</param>
    /// <returns>In the order of the first variant, then of the second.</returns>
    public static IEnumerable<LdPair> Pairs(GenotypeStore store, CohortSamples samples, int[] variants, int windowVariants, int windowBasePairs, double least)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(variants);
        using var reader = store.OpenReader();
        var genotypes = new GenotypeBuffer(store.Samples.Count);
        var planes = new LdSamples(samples);
        var window = new Queue<LdVariant>();
        for (var (i, next) = (0, 0); i < variants.Length; i++)
        {
            for (; next < Math.Min(variants.Length, i + windowVariants); next++)
            {
                var entry = new LdVariant(store.Samples.Count);
                reader.ReadHardCalls(variants[next], 1, genotypes);
                entry.Set(variants[next], genotypes, planes, store.Variants.ChromosomeOf(variants[next]).Kind);
                window.Enqueue(entry);
            }

            var first = window.Dequeue();
            foreach (var second in window)
            {
                if (store.Variants.ChromosomeIndex(second.Variant) != store.Variants.ChromosomeIndex(first.Variant)) break;
                if (store.Variants.Position(second.Variant) - store.Variants.Position(first.Variant) > windowBasePairs) break;
                var squared = LdCorrelation.SquaredCorrelation(first, second);
                if (squared >= least) yield return new LdPair(first.Variant, second.Variant, squared);
            }
        }
    }
}
