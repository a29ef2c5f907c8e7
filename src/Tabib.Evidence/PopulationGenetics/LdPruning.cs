using System.Collections.Concurrent;
using Tabib.Core.Genome;
using Tabib.Core.Scheduling;
using Tabib.Record.Genotypes;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Removes variants in linkage disequilibrium until no two within a window have a squared correlation above a threshold.</summary>
/// <remarks>
/// Variants come in the order of the file. Each is compared with the kept ones of its windows, the nearest first. It goes where a correlated one has a minor-allele frequency
/// at least as high; otherwise it stays and the correlated ones go. Correlations are of genotypes, over the founders called in both. Windows are those of PLINK's indep-pairwise.
/// </remarks>
public static class LdPruning
{
    private const int Batch = 64;

    /// <summary>Batches that wait for their turn at most.</summary>
    private const int Waiting = 64;

    /// <summary>Two frequencies closer than this are the same.</summary>
    private const double Equal = 1e-11;

    /// <summary>Bytes that the variants take which are in a window or on their way to it.</summary>
    public static long Bytes(GenotypeStore store, LdPruningOptions options)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(options);
        var live = options.WindowBasePairs is { } span ? MostIn(span, store) : options.WindowVariants + options.StepVariants;
        var onTheWay = (Waiting + options.Threads) * Batch;
        return ((long)Math.Min(live, store.Selected.Length) + onTheWay) * LdVariant.Bytes(store.Samples.Count);
    }

    public static LdPruningResult Prune(GenotypeStore store, CohortSamples samples, LdPruningOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(options);
        var free = new ConcurrentBag<LdVariant>();
        var planes = new LdSamples(samples);
        var work = new Greedy(new LdWindow(options, store.Variants, free.Add), options.SquaredCorrelation);
        var batches = store.Selected.Chunk(Batch).ToArray();
        var done = 0;
        using var readers = new GenotypeReaders(store);
        new OrderedWork<int[], LdVariant[]>(batches, batch =>
        {
            foreach (var variant in batch) work.Add(variant);
            progress?.Report(++done / (double)batches.Length);
        }).Run(
            options.Threads,
            () =>
            {
                var reader = readers.Open();
                var genotypes = new GenotypeBuffer(store.Samples.Count);
                return batch => Array.ConvertAll(batch, variant =>
                {
                    var entry = free.TryTake(out var used) ? used : new LdVariant(store.Samples.Count);
                    reader.ReadHardCalls(variant, 1, genotypes);
                    entry.Set(variant, genotypes, planes, store.Variants.ChromosomeOf(variant).Kind);
                    return entry;
                });
            },
            cancellation);
        return new LdPruningResult([.. work.Kept], work.Correlated, work.Constant, work.Comparisons);
    }

    /// <summary>The largest number of variants of one chromosome within so many base pairs; variants are taken as sorted.</summary>
    private static int MostIn(int span, GenotypeStore store)
    {
        var (first, most) = (0, 0);
        var (variants, selected) = (store.Variants, store.Selected);
        for (var i = 0; i < selected.Length; i++)
        {
            while (variants.ChromosomeIndex(selected[first]) != variants.ChromosomeIndex(selected[i]) || variants.Start(selected[i]) - (long)variants.Start(selected[first]) > span) first++;
            most = Math.Max(most, i - first + 1);
        }

        return most;
    }

    private sealed class Greedy(LdWindow window, double threshold)
    {
        private readonly LdProbe _probe = new(threshold);
        private readonly List<int> _weaker = [];

        public SortedSet<int> Kept { get; } = [];

        public int Correlated { get; private set; }

        public int Constant { get; private set; }

        public long Comparisons { get; private set; }

        public void Add(LdVariant variant)
        {
            window.MoveTo(variant.Variant);
            if (!variant.IsPolymorphic)
            {
                Constant++;
                window.Pass(variant);
                return;
            }

            if (!FindWeaker(variant))
            {
                Correlated++;
                window.Pass(variant);
                return;
            }

            Correlated += _weaker.Count;
            foreach (var index in _weaker)
            {
                Kept.Remove(window.Live[index].Variant);
                window.RemoveAt(index);
            }

            Kept.Add(variant.Variant);
            window.Keep(variant);
        }

        /// <summary>Finds the correlated variants of a lower minor-allele frequency, from the nearest on.</summary>
        /// <returns>False where one has a frequency at least as high.</returns>
        private bool FindWeaker(LdVariant variant)
        {
            _weaker.Clear();
            var live = window.Live;
            for (var end = live.Count; end > 0; end -= LdProbe.Batch)
            {
                var start = Math.Max(0, end - LdProbe.Batch);
                Comparisons += end - start;
                var found = _probe.Compare(variant, live, start, end - start);
                for (var i = end - start - 1; found != 0 && i >= 0; i--)
                {
                    if ((found & (1u << i)) == 0) continue;
                    if (live[start + i].MinorFrequency >= variant.MinorFrequency * (1 - Equal)) return false;
                    _weaker.Add(start + i);
                }
            }

            return true;
        }
    }
}
