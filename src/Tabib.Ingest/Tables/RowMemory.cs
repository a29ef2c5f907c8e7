using System.Runtime.InteropServices;

namespace Tabib.Ingest.Tables;

/// <summary>Which rows a table has had: finds the row that is there twice, and numbers different rows that have the same name (two measurements of one patient, code and time). Remembers the last half million rows or so.</summary>
internal sealed class RowMemory
{
    private const int MostKept = 1 << 19;

    private readonly HashSet<UInt128> _contents = [];
    private readonly Dictionary<UInt128, int> _names = [];

    /// <param name="name">What makes the row this row: patient, code, time.</param>
    /// <param name="content">What it says.</param>
    /// <returns>0 for the first of its name, 1 for the second ...; null for a row that was there before.</returns>
    public int? NumberOf(string name, string content)
    {
        if (_contents.Count >= MostKept)
        {
            _contents.Clear();
            _names.Clear();
        }

        if (!_contents.Add(DerivedId.Number(name, content))) return null;
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_names, DerivedId.Number(name), out _);
        return count++;
    }
}
