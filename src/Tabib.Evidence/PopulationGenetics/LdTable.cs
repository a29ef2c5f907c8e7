using Tabib.Core.Genome;
using Tabib.Core.Kernels;
using Tabib.Core.Scheduling;
using Tabib.Record.Genotypes;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Pairs of variants of one chromosome, near to each other, with their linkage disequilibrium.</summary>
/// <remarks>Of variants with several ALT alleles the first one is counted. Pairs of which one does not vary among the samples called in both are left out.</remarks>
public static class LdTable
{
    /// <summary>Windows that may wait for those before them, beyond one a thread.</summary>
    private const int Waiting = 64;

    /// <summary>Memory that the variants of the largest window take, and those that wait.</summary>
    public static long LeastBytes(GenotypeStore store, int[] variants, LdTableOptions options)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(variants);
        ArgumentNullException.ThrowIfNull(options);
        var largest = 0;
        for (var (i, next) = (0, 0); i < variants.Length; i++)
        {
            next = Math.Max(next, i + 1);
            while (next < variants.Length && Share(store.Variants, variants, i, next, options)) next++;
            largest = Math.Max(largest, next - i);
        }

        long kept = largest + options.Threads + Waiting;
        return kept * ((GenotypePlanes.PlaneWords(store.Samples.Count) * GenotypeDot.PlaneCount * sizeof(ulong)) + 256 + (Waiting * sizeof(long)));
    }

    /// <summary>Hands on the pairs of each variant with later ones, in the order of the first variant, then of the second.</summary>
    public static void Compute(GenotypeStore store, CohortSamples samples, int[] variants, LdTableOptions options, Action<IReadOnlyList<LdPair>> deliver, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var planes = new LdSamples(samples);
        new OrderedWork<LdVariant[], IReadOnlyList<LdPair>>(Windows(store, planes, variants, options), deliver).Run(
            options.Threads,
            () => window => PairsOf(window, store.Variants, planes, options),
            cancellation);
    }

    private static List<LdPair> PairsOf(LdVariant[] window, VariantTable variants, LdSamples samples, LdTableOptions options)
    {
        var pairs = new List<LdPair>();
        var first = window[0];
        var haploid = samples.Haploid(variants.ChromosomeOf(first.Variant).Kind);
        foreach (var second in window.AsSpan(1))
        {
            // Of a set that is not sorted by position, the window holds others too.
            if (!AreNear(variants, first.Variant, second.Variant, options)) continue;
            var squared = LdCorrelation.SquaredCorrelation(first, second);
            if (!(squared >= options.SquaredCorrelation)) continue;
            var haplotypes = HaplotypeCorrelation.Estimate(first, second, haploid);
            pairs.Add(new LdPair(first.Variant, second.Variant, squared, haplotypes.SquaredCorrelation, haplotypes.DPrime));
        }

        return pairs;
    }

    /// <summary>Each variant with the later ones that share its window; every variant is read once.</summary>
    private static IEnumerable<LdVariant[]> Windows(GenotypeStore store, LdSamples samples, int[] variants, LdTableOptions options)
    {
        using var reader = store.OpenReader();
        var genotypes = new GenotypeBuffer(store.Samples.Count);
        var window = new Queue<LdVariant>();
        for (var (i, next) = (0, 0); i < variants.Length; i++)
        {
            for (; next < variants.Length && (next == i || Share(store.Variants, variants, i, next, options)); next++)
            {
                var entry = new LdVariant(store.Samples.Count);
                reader.ReadHardCalls(variants[next], 1, genotypes);
                entry.Set(variants[next], genotypes, samples, store.Variants.ChromosomeOf(variants[next]).Kind);
                window.Enqueue(entry);
            }

            yield return [.. window.Take(next - i)];
            window.Dequeue();
        }
    }

    private static bool Share(VariantTable table, int[] variants, int first, int second, LdTableOptions options) =>
        second - first < options.WindowVariants && AreNear(table, variants[first], variants[second], options);

    private static bool AreNear(VariantTable table, int first, int second, LdTableOptions options) =>
        table.ChromosomeIndex(second) == table.ChromosomeIndex(first) && Math.Abs((long)table.Position(second) - table.Position(first)) <= options.WindowBasePairs;
}
