using Tabib.Core.Genome;

namespace Tabib.Evidence.Polygenic;

/// <summary>The variants of a genotype set, found by place or by id. Made once, read by any number of threads.</summary>
/// <remarks>Places are sorted; a grid over each chromosome, as fine as there are variants, says where to look: one or two reads of memory a place, next to each other for sorted questions.</remarks>
public sealed class TargetVariants
{
    private readonly Dictionary<string, int> _chromosomes = new(StringComparer.Ordinal);
    private readonly int[][] _starts;
    private readonly int[][] _variants;
    private readonly int[][] _grids;
    private readonly int[] _shifts;
    private readonly byte[] _bases;
    private readonly Lazy<VariantIdTable> _ids;

    /// <param name="selected">Indexes of the variants in use, ascending.</param>
    public TargetVariants(VariantTable table, int[] selected)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(selected);
        Table = table;
        _ids = new Lazy<VariantIdTable>(() => new VariantIdTable(table, selected));
        var codeOf = new int[table.Chromosomes.Count];
        for (var i = 0; i < codeOf.Length; i++)
        {
            var name = table.Chromosomes[i].Canonical;
            if (!_chromosomes.TryGetValue(name, out codeOf[i])) _chromosomes.Add(name, codeOf[i] = _chromosomes.Count);
        }

        var counts = new int[_chromosomes.Count];
        foreach (var variant in selected) counts[codeOf[table.ChromosomeIndex(variant)]]++;
        _starts = [.. counts.Select(count => new int[count])];
        _variants = [.. counts.Select(count => new int[count])];
        Array.Clear(counts);
        foreach (var variant in selected)
        {
            var code = codeOf[table.ChromosomeIndex(variant)];
            _starts[code][counts[code]] = table.Position(variant);
            _variants[code][counts[code]++] = variant;
        }

        _bases = new byte[table.Count];
        foreach (var variant in selected) _bases[variant] = BasePair.Of(table.ReferenceBytes(variant), table.AlternateBytes(variant));
        _grids = new int[counts.Length][];
        _shifts = new int[counts.Length];
        for (var code = 0; code < counts.Length; code++)
        {
            // Variants of one place keep the order of the file.
            if (!IsSorted(_starts[code])) Sort(_starts[code], _variants[code]);
            (_grids[code], _shifts[code]) = Grid(_starts[code]);
        }
    }

    public VariantTable Table { get; }

    /// <summary>REF and ALT where each is a single base, see <see cref="BasePair"/>.</summary>
    internal byte BasesOf(int variant) => _bases[variant];

    /// <returns>A number for <see cref="At"/>; -1 where the set has no variant on it.</returns>
    public int ChromosomeCode(string name) => _chromosomes.GetValueOrDefault(Chromosome.Of(name).Canonical, -1);

    /// <param name="position">1-based.</param>
    /// <returns>The variants that begin there, in the order of the file.</returns>
    public ReadOnlySpan<int> At(int chromosome, int position)
    {
        if (chromosome < 0) return [];
        var starts = _starts[chromosome];
        var grid = _grids[chromosome];
        var cell = position >> _shifts[chromosome];
        if (cell < 0 || cell >= grid.Length) return [];
        var first = grid[cell];
        while (first < starts.Length && starts[first] < position) first++;
        var end = first;
        while (end < starts.Length && starts[end] == position) end++;
        return _variants[chromosome].AsSpan(first, end - first);
    }

    /// <summary>Variants with the id, in the order of the file; the first is enough for most.</summary>
    internal VariantIdTable Ids => _ids.Value;

    private static bool IsSorted(int[] starts)
    {
        for (var i = 1; i < starts.Length; i++)
            if (starts[i] < starts[i - 1]) return false;
        return true;
    }

    private static void Sort(int[] starts, int[] variants)
    {
        var keys = new long[starts.Length];
        for (var i = 0; i < keys.Length; i++) keys[i] = ((long)starts[i] << 32) | (uint)variants[i];
        Array.Sort(keys);
        for (var i = 0; i < keys.Length; i++) (starts[i], variants[i]) = ((int)(keys[i] >> 32), (int)keys[i]);
    }

    /// <summary>For each cell of 2^shift positions the first variant at or behind its begin.</summary>
    private static (int[] Grid, int Shift) Grid(int[] starts)
    {
        if (starts.Length == 0) return ([], 0);
        var shift = 0;
        while ((starts[^1] >> shift) > 2L * starts.Length) shift++;
        var grid = new int[(starts[^1] >> shift) + 1];
        var variant = 0;
        for (var cell = 0; cell < grid.Length; cell++)
        {
            while (variant < starts.Length && starts[variant] < (long)cell << shift) variant++;
            grid[cell] = variant;
        }

        return (grid, shift);
    }
}
