using System.Numerics;
using Tabib.Core.Scheduling;
using Tabib.Record.Genotypes;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Kinship of all pairs of samples by KING-robust, from autosomal variants.</summary>
/// <remarks>Manichaikul et al., Bioinformatics 2010, doi:10.1093/bioinformatics/btq559. Each pair is counted over the variants called in both.</remarks>
public static class Kinship
{
    private const int LargestBlock = 1 << 16;
    private const int SmallestBlock = 1 << 12;

    /// <summary>Bytes without which it cannot be done: a block of variants and the last row of tiles.</summary>
    public static long LeastBytes(int sampleCount) =>
        (TileCount(sampleCount) * KinshipTile.Bytes) + (SmallestBlock * KinshipPlaneBlock.BytesPerVariant(sampleCount));

    /// <summary>Counts all pairs, band by band: of each sample with those before it, in the order of the samples.</summary>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    public static IEnumerable<KinshipBand> Count(GenotypeStore store, KinshipOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(options);
        var variants = store.Selected.Where(variant => store.Variants.ChromosomeOf(variant).IsAutosome).ToArray();
        var samples = store.Samples.Count;
        var tileCount = TileCount(samples);
        var block = NewBlock(samples, variants.Length, options.MemoryBytes);
        var room = Math.Max(options.MemoryBytes - (KinshipPlaneBlock.BytesPerVariant(samples) * block.Capacity), 0);
        var pairs = TilePairs(0, tileCount);
        var done = 0L;

        // Bands take each other's tiles: a garbage collector would let those of two be there at once.
        var free = new Stack<KinshipTile>();
        using var workers = new KinshipWorkers(store);
        for (var first = 0; first < tileCount;)
        {
            var end = first + 1;
            while (end < tileCount && TilePairs(first, end + 1) * KinshipTile.Bytes <= room) end++;
            var share = TilePairs(first, end);
            var before = done;
            var tiles = Tiles(first, end, free);
            yield return CountBand(workers, samples, variants, block, tiles, first, options.Threads, new Progress(progress, before / (double)pairs, share / (double)pairs), cancellation);
            foreach (var row in tiles)
                foreach (var tile in row) free.Push(tile);
            done += share;
            first = end;
        }
    }

    private static int TileCount(int samples) => (samples + KinshipTile.Size - 1) / KinshipTile.Size;

    private static long TilePairs(int first, int end) => ((long)end * (end + 1) / 2) - ((long)first * (first + 1) / 2);

    private static KinshipTile[][] Tiles(int first, int end, Stack<KinshipTile> free) =>
        [.. Enumerable.Range(first, end - first).Select(row => Enumerable.Range(0, row + 1).Select(column => (free.TryPop(out var tile) ? tile : new KinshipTile()).Begin(row, column)).ToArray())];

    private static int BlockSize(int samples, long budget) =>
        (int)Math.Clamp(budget / Math.Max(1, KinshipPlaneBlock.BytesPerVariant(samples)) / 64 * 64, SmallestBlock, LargestBlock);

    private static KinshipPlaneBlock NewBlock(int samples, int variants, long memory)
    {
        var size = BlockSize(samples, Math.Min(memory / 3, 1L << 28));
        return new KinshipPlaneBlock(samples, Math.Min(size, (variants + 63) / 64 * 64));
    }

    private static KinshipBand CountBand(KinshipWorkers workers, int samples, int[] variants, KinshipPlaneBlock block, KinshipTile[][] tiles, int first, int threads, IProgress<double> progress, CancellationToken cancellation)
    {
        var work = tiles.SelectMany(row => row).ToArray();
        var (hets, missing) = (new int[samples], new int[samples]);
        var counted = 0;
        for (var start = 0; start < variants.Length; start += block.Capacity)
        {
            var length = Math.Min(block.Capacity, variants.Length - start);
            block.Read(workers, variants.AsMemory(start, length), threads, cancellation);
            counted += block.VariantCount;
            for (var sample = 0; sample < samples; sample++)
            {
                hets[sample] += Ones(block.List(block.HetLists, sample));
                missing[sample] += Ones(block.List(block.MissingLists, sample));
            }

            var (ready, before) = (0, start);
            new OrderedWork<KinshipTile, bool>(work, _ => progress.Report((before + (length * (++ready / (double)work.Length))) / variants.Length))
                .Run(
                    threads,
                    () =>
                    {
                        var counter = workers.Take().Counter;
                        return tile =>
                        {
                            counter.Add(block, tile);
                            return true;
                        };
                    },
                    cancellation);
            workers.GiveBack();
        }

        return new KinshipBand(first, tiles, samples, counted, hets, missing);
    }

    private static int Ones(ReadOnlySpan<ulong> bits)
    {
        var count = 0;
        foreach (var word in bits) count += BitOperations.PopCount(word);
        return count;
    }

    private sealed class Progress(IProgress<double>? whole, double from, double share) : IProgress<double>
    {
        public void Report(double value) => whole?.Report(from + (share * value));
    }
}
