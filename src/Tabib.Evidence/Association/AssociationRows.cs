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

    internal void Add(int trait, in AssociationRow row) => _rows[trait].Add(row);
}
