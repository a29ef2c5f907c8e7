namespace Tabib.Evidence.PopulationGenetics;

/// <summary>The counts of all pairs whose first sample lies in a stretch of samples and whose second comes before it. Holds until the next band is asked for.</summary>
public sealed class KinshipBand
{
    private readonly KinshipTile[][] _tiles;
    private readonly int[] _missing;
    private readonly int[] _hets;
    private readonly int _firstTile;

    internal KinshipBand(int firstTile, KinshipTile[][] tiles, int sampleCount, int variants, int[] hets, int[] missing)
    {
        _firstTile = firstTile;
        _tiles = tiles;
        _hets = hets;
        _missing = missing;
        Variants = variants;
        First = firstTile * KinshipTile.Size;
        End = Math.Min(sampleCount, (firstTile + tiles.Length) * KinshipTile.Size);
    }

    /// <summary>Index of the first sample.</summary>
    public int First { get; }

    /// <summary>Index behind the last sample.</summary>
    public int End { get; }

    /// <summary>Variants that were counted: autosomal ones that somebody has a genotype of.</summary>
    public int Variants { get; }

    /// <summary>Counts of the sample with each sample before it.</summary>
    /// <param name="pairs">Takes <paramref name="sample"/> entries.</param>
    public void Read(int sample, Span<KinshipCounts> pairs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sample, First);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sample, End);
        var (missing, hets) = (_missing[sample], _hets[sample]);
        foreach (var tile in _tiles[(sample / KinshipTile.Size) - _firstTile])
        {
            var start = tile.ColumnTile * KinshipTile.Size;
            var count = Math.Min(KinshipTile.Size, sample - start);
            var place = sample % KinshipTile.Size * KinshipTile.Size;
            var hasMissing = tile.BothMissing.Length > 0;
            for (var column = 0; column < count; column++, place++)
            {
                var other = start + column;
                pairs[other] = hasMissing
                    ? new KinshipCounts(
                        Variants - missing - _missing[other] + tile.BothMissing[place],
                        tile.HetHet[place],
                        tile.Ibs0[place],
                        hets - tile.HetMissing[place],
                        _hets[other] - tile.MissingHet[place])
                    : new KinshipCounts(Variants, tile.HetHet[place], tile.Ibs0[place], hets, _hets[other]);
            }
        }
    }
}
