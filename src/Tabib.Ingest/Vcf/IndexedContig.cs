namespace Tabib.Ingest.Vcf;

/// <summary>What an index knows of one chromosome.</summary>
internal sealed class IndexedContig
{
    /// <summary>Stretches of the file by bin. While an index is made these are places in the decompressed bytes, in a finished one virtual offsets.</summary>
    public Dictionary<int, List<(ulong Start, ulong End)>> Bins { get; } = [];

    /// <summary>For each 16,384 bases: the place of the first record that reaches into them (tabix); 0 where there is none.</summary>
    public List<ulong> Linear { get; } = [];

    /// <summary>For each bin: the place of the first record that reaches into its start (CSI).</summary>
    public Dictionary<int, ulong> BinStarts { get; } = [];

    public ulong Start { get; set; }

    public ulong End { get; set; }

    public ulong RecordCount { get; set; }

    /// <summary>Appends a record to its bin.</summary>
    public void Add(BinScheme scheme, long start, long end, ulong from, ulong to)
    {
        var bin = scheme.BinOf(start, end);
        if (!Bins.TryGetValue(bin, out var chunks)) Bins[bin] = chunks = [];
        if (chunks.Count > 0 && chunks[^1].End == from) chunks[^1] = (chunks[^1].Start, to);
        else chunks.Add((from, to));
        var (first, last) = ((int)(start >> scheme.MinShift), (int)((Math.Max(start + 1, end) - 1) >> scheme.MinShift));
        while (Linear.Count <= last) Linear.Add(ulong.MaxValue);
        for (var window = first; window <= last; window++) Linear[window] = Math.Min(Linear[window], from);
        if (RecordCount++ == 0) Start = from;
        End = to;
    }
}
