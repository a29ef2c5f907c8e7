namespace Tabib.Ingest.Vcf;

/// <summary>How an index parts a chromosome: bins of eight, one level within the other (SAM specification section 5.3; CSI version 1).</summary>
/// <param name="MinShift">The smallest bins have 2^MinShift bases.</param>
/// <param name="Depth">Levels below the bin that is the whole chromosome.</param>
internal readonly record struct BinScheme(int MinShift, int Depth)
{
    /// <summary>That of tabix: bins of 16,384 bases, chromosomes of at most 536,870,912.</summary>
    public static BinScheme Tabix { get; } = new(14, 5);

    /// <summary>Bases that a chromosome may have.</summary>
    public long Capacity => 1L << (MinShift + (3 * Depth));

    public int BinCount => ((1 << (3 * (Depth + 1))) - 1) / 7;

    /// <summary>The number of the bin that holds counts and no records.</summary>
    public int MetadataBin => BinCount + 1;

    /// <summary>The smallest bin that a stretch lies in.</summary>
    /// <param name="end">Exclusive.</param>
    public int BinOf(long start, long end)
    {
        var (shift, first, last) = (MinShift, FirstOf(Depth), Math.Max(start, end - 1));
        for (var level = Depth; level > 0; level--, shift += 3)
        {
            if (start >> shift == last >> shift) return first + (int)(start >> shift);
            first = FirstOf(level - 1);
        }

        return 0;
    }

    /// <summary>The bins that may hold records of a stretch, as ranges with both ends in: one for each level.</summary>
    public IEnumerable<(int First, int Last)> BinsOf(long start, long end)
    {
        for (var level = 0; level <= Depth; level++)
        {
            var shift = MinShift + (3 * (Depth - level));
            var first = FirstOf(level);
            yield return (first + (int)(start >> shift), first + (int)((end - 1) >> shift));
        }
    }

    /// <summary>The first base of a bin.</summary>
    public long StartOf(int bin)
    {
        var level = 0;
        while (level < Depth && bin >= FirstOf(level + 1)) level++;
        return (long)(bin - FirstOf(level)) << (MinShift + (3 * (Depth - level)));
    }

    private static int FirstOf(int level) => ((1 << (3 * level)) - 1) / 7;
}
