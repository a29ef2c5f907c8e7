using System.Runtime.InteropServices;
using Tabib.Core.Genome;

namespace Tabib.Evidence.Polygenic;

/// <summary>Finds variants by id: open addressing over hashes of the ids' bytes.</summary>
internal sealed class VariantIdTable
{
    private readonly VariantTable _table;
    private readonly int[] _slots;
    private readonly int _mask;

    public VariantIdTable(VariantTable table, int[] selected)
    {
        _table = table;
        var size = 16;
        while (size < selected.Length * 2L) size = checked(size * 2);
        _slots = new int[size];
        _mask = size - 1;
        foreach (var variant in selected)
        {
            var id = table.IdBytes(variant);
            if (id.SequenceEqual("."u8)) continue;
            var slot = (int)Hash(id) & _mask;
            while (_slots[slot] != 0) slot = (slot + 1) & _mask;
            _slots[slot] = variant + 1;
        }
    }

    /// <param name="after">The slot of the last one found; -1 at the beginning.</param>
    /// <returns>The next variant with the id, in the order of the file; -1 where there is none.</returns>
    public int Next(ReadOnlySpan<byte> id, ref int after)
    {
        var slot = after < 0 ? (int)Hash(id) & _mask : (after + 1) & _mask;
        for (; _slots[slot] != 0; slot = (slot + 1) & _mask)
        {
            if (!_table.IdBytes(_slots[slot] - 1).SequenceEqual(id)) continue;
            after = slot;
            return _slots[slot] - 1;
        }

        return -1;
    }

    private static uint Hash(ReadOnlySpan<byte> text)
    {
        const ulong multiplier = 0x9E37_79B9_7F4A_7C15;
        var hash = (ulong)text.Length * multiplier;
        while (text.Length >= 8)
        {
            hash = (hash ^ MemoryMarshal.Read<ulong>(text)) * multiplier;
            hash ^= hash >> 32;
            text = text[8..];
        }

        ulong rest = 0;
        foreach (var letter in text) rest = (rest << 8) | letter;
        hash = (hash ^ rest) * multiplier;
        return (uint)(hash >> 32);
    }
}
