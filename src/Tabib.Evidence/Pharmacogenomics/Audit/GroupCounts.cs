namespace Tabib.Evidence.Pharmacogenomics.Audit;

/// <summary>Counts of one gene in the groups of one column.</summary>
internal sealed class GroupCounts(int groups)
{
    public int[] All { get; } = new int[groups];

    public int[] Called { get; } = new int[groups];

    public int[] Ambiguous { get; } = new int[groups];

    /// <summary>Called with a phenotype.</summary>
    public int[] Stated { get; } = new int[groups];

    public int[] Indeterminate { get; } = new int[groups];

    /// <summary>By phenotype, in text order.</summary>
    public SortedDictionary<string, int[]> Phenotypes { get; } = new(StringComparer.Ordinal);

    public void Add(int group, AuditCall call)
    {
        All[group]++;
        if (!call.IsCalled) return;
        Called[group]++;
        if (call.IsAmbiguous) Ambiguous[group]++;
        if (call.Phenotype is not { } phenotype) return;
        Stated[group]++;
        if (call.IsIndeterminate) Indeterminate[group]++;
        if (!Phenotypes.TryGetValue(phenotype, out var counts)) Phenotypes[phenotype] = counts = new int[groups];
        counts[group]++;
    }
}
