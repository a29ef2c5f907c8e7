namespace Tabib.Ingest.Vcf;

/// <summary>A header while it is being read.</summary>
internal sealed class VcfHeaderParts
{
    /// <summary>A dictionary that a header may ask for by stating a number: more would be an attack, not a file.</summary>
    private const int LargestIndex = 1 << 20;

    private readonly HashSet<int> _contigIndexes = [];

    public string Version { get; set; } = "";

    public List<string> Lines { get; } = [];

    public List<VcfContig> Contigs { get; } = [];

    public Dictionary<string, VcfDefinition> Infos { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, VcfDefinition> Formats { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, VcfDefinition> Filters { get; } = new(StringComparer.Ordinal);

    public string[] Samples { get; set; } = [];

    public bool HasFormat { get; set; }

    public List<string> Hints { get; } = [];

    public DateOnly? FileDate { get; set; }

    public string Sha256 { get; set; } = "";

    /// <summary>PASS is always number 0 (BCF 2.2 section 6.2.1).</summary>
    public List<string?> Strings { get; } = ["PASS"];

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal) { ["PASS"] = 0 };

    /// <param name="stated">The IDX of the line; null for none.</param>
    /// <returns>−1 where the stated number cannot be.</returns>
    public int IndexOf(string id, int? stated)
    {
        if (_numbers.TryGetValue(id, out var known)) return stated is null || stated == known ? known : -1;
        var index = stated ?? Strings.Count;
        if (index is < 0 or > LargestIndex) return -1;
        while (Strings.Count <= index) Strings.Add(null);
        if (Strings[index] is not null) return -1;
        Strings[index] = id;
        _numbers[id] = index;
        return index;
    }

    /// <returns>False where the stated number cannot be.</returns>
    public bool AddContig(string name, long length, int? stated)
    {
        var index = stated ?? Contigs.Count;
        if (index is < 0 or > int.MaxValue || !_contigIndexes.Add(index)) return false;
        Contigs.Add(new VcfContig(name, length, index));
        return true;
    }
}
