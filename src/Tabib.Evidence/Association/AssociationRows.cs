namespace Tabib.Evidence.Association;

/// <summary>Rows of a block of variants, by trait; reused from block to block.</summary>
public sealed class AssociationRows(int traits)
{
    private readonly List<AssociationRow>[] _rows = [.. Enumerable.Range(0, traits).Select(_ => new List<AssociationRow>())];

    public IReadOnlyList<AssociationRow> this[int trait] => _rows[trait];

    public void Clear()
    {
        foreach (var rows in _rows) rows.Clear();
    }

    /// <summary>Numbers of rows by trait.</summary>
    internal int[] Counts() => Array.ConvertAll(_rows, rows => rows.Count);

    /// <summary>Puts the rows after the given numbers into the order of their alleles; rows of one allele stay as they are.</summary>
    internal void SortByAllele(int[] from)
    {
        for (var t = 0; t < _rows.Length; t++)
        {
            var last = _rows[t][from[t]..].OrderBy(row => row.Allele).ToArray();
            _rows[t].RemoveRange(from[t], last.Length);
            _rows[t].AddRange(last);
        }
    }

    internal void Add(int trait, in AssociationRow row) => _rows[trait].Add(row);
}
