using System.Numerics;
using Tabib.Core.Scheduling;
using Tabib.Record.Genotypes;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Of how many variants at least one of two samples has no call, for all pairs.</summary>
internal sealed class MissingPairs
{
    private const int Block = 1 << 14;

    private readonly int[][] _both;
    private readonly int[] _missing;

    private MissingPairs(int[][] both, int[] missing)
    {
        _both = both;
        _missing = missing;
    }

    /// <summary>Bytes of the counts, and of the block of variants that they are made from.</summary>
    public static long Bytes(int sampleCount)
    {
        var tiles = (sampleCount + KinshipTile.Size - 1L) / KinshipTile.Size;
        return (tiles * (tiles + 1) / 2 * KinshipTile.Size * KinshipTile.Size * sizeof(int)) + (Block * KinshipPlaneBlock.BytesPerVariant(sampleCount));
    }

    public static MissingPairs Count(GenotypeStore store, int[] variants, int threads, CancellationToken cancellation)
    {
        var samples = store.Samples.Count;
        var block = new KinshipPlaneBlock(samples, Math.Min(Block, (variants.Length + 63) / 64 * 64));
        var tiles = block.TileCount;
        var both = new int[tiles * (tiles + 1) / 2][];
        for (var i = 0; i < both.Length; i++) both[i] = new int[KinshipTile.Size * KinshipTile.Size];
        var missing = new int[samples];
        using var workers = new KinshipWorkers(store);
        for (var start = 0; start < variants.Length; start += block.Capacity)
        {
            block.Read(workers, variants.AsMemory(start, Math.Min(block.Capacity, variants.Length - start)), threads, cancellation);
            for (var sample = 0; sample < samples; sample++)
            {
                foreach (var word in block.List(block.MissingLists, sample)) missing[sample] += BitOperations.PopCount(word);
            }

            new OrderedWork<(int Row, int Column), bool>(Pairs(tiles), _ => { }).Run(
                threads,
                () =>
                {
                    var counter = workers.Take().Counter;
                    return pair =>
                    {
                        counter.AddBothMissing(block, pair.Row, pair.Column, both[(pair.Row * (pair.Row + 1) / 2) + pair.Column]);
                        return true;
                    };
                },
                cancellation);
            workers.GiveBack();
        }

        return new MissingPairs(both, missing);
    }

    /// <param name="first">Not before <paramref name="second"/>.</param>
    public int Missing(int first, int second)
    {
        var (row, column) = (first / KinshipTile.Size, second / KinshipTile.Size);
        var both = _both[(row * (row + 1) / 2) + column][(first % KinshipTile.Size * KinshipTile.Size) + (second % KinshipTile.Size)];
        return _missing[first] + _missing[second] - both;
    }

    private static IEnumerable<(int Row, int Column)> Pairs(int tiles)
    {
        for (var row = 0; row < tiles; row++)
        {
            for (var column = 0; column <= row; column++) yield return (row, column);
        }
    }
}
