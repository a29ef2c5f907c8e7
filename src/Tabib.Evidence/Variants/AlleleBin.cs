using Tabib.Ingest;

namespace Tabib.Evidence.Variants;

/// <summary>The alleles of an annotation file within a megabyte of a contig, with the values that are asked for.</summary>
internal sealed class AlleleBin(int number)
{
    private readonly Dictionary<string, int> _long = new(StringComparer.Ordinal);
    private readonly ByteBuffer _values = new();
    private readonly List<(int Start, int Length)> _places = [];
    private uint[] _keys = new uint[256];
    private int[] _rows = new int[256];
    private int _count;
    private bool _isSorted = true;

    public int Number { get; } = number;

    /// <summary>Adds an allele; of two records of one allele the first counts.</summary>
    public void Add(VariantAllele allele, byte referenceBase, ReadOnlySpan<byte> values)
    {
        var row = _places.Count;
        if (!AlleleKey.TryPack(allele, referenceBase, out var key))
        {
            if (!_long.TryAdd(AlleleKey.Long(allele), row)) return;
        }
        else
        {
            if (_count == _keys.Length)
            {
                Array.Resize(ref _keys, _count * 2);
                Array.Resize(ref _rows, _count * 2);
            }

            _isSorted &= _count == 0 || _keys[_count - 1] < key;
            (_keys[_count], _rows[_count]) = (key, row);
            _count++;
        }

        _places.Add((_values.Length, values.Length));
        _values.Append(values);
    }

    /// <returns>False where the file does not have the allele.</returns>
    public bool TryFind(VariantAllele allele, byte referenceBase, out ReadOnlySpan<byte> values)
    {
        values = default;
        int row;
        if (AlleleKey.TryPack(allele, referenceBase, out var key))
        {
            if (!_isSorted) Sort();
            var index = _keys.AsSpan(0, _count).BinarySearch(key);
            if (index < 0) return false;
            while (index > 0 && _keys[index - 1] == key) index--;
            row = _rows[index];
        }
        else if (!_long.TryGetValue(AlleleKey.Long(allele), out row))
        {
            return false;
        }

        values = _values.Slice(_places[row].Start, _places[row].Length);
        return true;
    }

    private void Sort()
    {
        // Rows ascend among equal keys: the first record of an allele stays the first.
        var order = new ulong[_count];
        for (var i = 0; i < _count; i++) order[i] = ((ulong)_keys[i] << 32) | (uint)_rows[i];
        Array.Sort(order);
        for (var i = 0; i < _count; i++) (_keys[i], _rows[i]) = ((uint)(order[i] >> 32), (int)(uint)order[i]);
        _isSorted = true;
    }
}
