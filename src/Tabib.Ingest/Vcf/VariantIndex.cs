namespace Tabib.Ingest.Vcf;

/// <summary>Where in a BGZF file the records of a region are: what a .tbi or .csi says.</summary>
/// <param name="names">Of the chromosomes; empty where the index leaves them to the header (BCF).</param>
internal sealed class VariantIndex(BinScheme scheme, IReadOnlyList<byte[]> names, IReadOnlyList<IndexedContig> contigs)
{
    public BinScheme Scheme { get; } = scheme;

    public IReadOnlyList<byte[]> Names { get; } = names;

    public IReadOnlyList<IndexedContig> Contigs { get; } = contigs;

    /// <returns>The number of a chromosome; −1 where the index does not have it.</returns>
    public int NumberOf(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (name.SequenceEqual(Names[i])) return i;
        }

        return -1;
    }

    /// <summary>The stretches of the file that may have records of a region, in order and without overlap.</summary>
    /// <param name="start">0-based.</param>
    /// <param name="end">Exclusive.</param>
    public List<(VirtualOffset Start, VirtualOffset End)> Find(int contig, long start, long end)
    {
        var found = new List<(ulong Start, ulong End)>();
        if ((uint)contig >= (uint)Contigs.Count) return [];
        start = Math.Clamp(start, 0, Scheme.Capacity - 1);
        end = Math.Clamp(end, start + 1, Scheme.Capacity);
        var least = LeastOffset(Contigs[contig], start);
        foreach (var (first, last) in Scheme.BinsOf(start, end))
        {
            // A wide region has more bins than the chromosome has entries.
            if (last - first > Contigs[contig].Bins.Count) Collect(Contigs[contig].Bins.Where(bin => bin.Key >= first && bin.Key <= last).SelectMany(bin => bin.Value), least, found);
            else
            {
                for (var bin = first; bin <= last; bin++)
                {
                    if (Contigs[contig].Bins.TryGetValue(bin, out var chunks)) Collect(chunks, least, found);
                }
            }
        }

        return Merge(found);
    }

    private static void Collect(IEnumerable<(ulong Start, ulong End)> chunks, ulong least, List<(ulong Start, ulong End)> found)
    {
        foreach (var (from, to) in chunks)
        {
            if (to > least) found.Add((Math.Max(from, least), to));
        }
    }

    /// <summary>No record of the region lies before this place.</summary>
    private ulong LeastOffset(IndexedContig contig, long start)
    {
        if (contig.Linear.Count > 0) return contig.Linear[(int)Math.Min(start >> Scheme.MinShift, contig.Linear.Count - 1)];

        // CSI: the smallest bin of the start that is there, else the one that it lies in, and so on.
        for (var bin = Scheme.BinOf(start, start + 1); ; bin = (bin - 1) >> 3)
        {
            if (contig.BinStarts.TryGetValue(bin, out var offset)) return offset;
            if (bin == 0) return 0;
        }
    }

    private static List<(VirtualOffset Start, VirtualOffset End)> Merge(List<(ulong Start, ulong End)> chunks)
    {
        chunks.Sort();
        var merged = new List<(VirtualOffset Start, VirtualOffset End)>();
        foreach (var (from, to) in chunks)
        {
            var (start, end) = (new VirtualOffset(from), new VirtualOffset(to));
            if (merged.Count > 0 && start.Block <= merged[^1].End.Block) merged[^1] = (merged[^1].Start, end > merged[^1].End ? end : merged[^1].End);
            else merged.Add((start, end));
        }

        return merged;
    }
}
