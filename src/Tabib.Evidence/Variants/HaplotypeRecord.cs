namespace Tabib.Evidence.Variants;

/// <summary>A record that waits until all haplotypes that it belongs to are known.</summary>
/// <param name="position">POS, 1-based.</param>
/// <param name="tag">What the caller wants back with it.</param>
internal sealed class HaplotypeRecord(int position, object? tag)
{
    public int Position { get; } = position;

    public object? Tag { get; } = tag;

    public List<BcsqEntry> Entries { get; } = [];

    /// <summary>Transcripts that are not read to their end.</summary>
    public int Open { get; set; }

    /// <summary>For each entry of <see cref="Entries"/> by text: the haplotypes (sample times ploidy plus copy) that carry it.</summary>
    public Dictionary<string, List<int>> Carriers { get; } = new(StringComparer.Ordinal);

    public void Add(BcsqEntry entry, IEnumerable<int>? haplotypes)
    {
        Entries.Add(entry);
        if (haplotypes is null) return;
        if (!Carriers.TryGetValue(entry.Text, out var carriers)) Carriers.Add(entry.Text, carriers = []);
        carriers.AddRange(haplotypes);
    }
}
