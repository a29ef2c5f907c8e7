using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Tabib.Ingest.Vcf;

/// <summary>A few hundred names that records are full of, found by their bytes in a few nanoseconds.</summary>
internal sealed class Utf8Table<T>
    where T : class
{
    private readonly (byte[] Name, T? Value)[] _slots;
    private readonly int _mask;

    public Utf8Table(IEnumerable<KeyValuePair<string, T>> entries)
    {
        var all = entries.ToArray();
        var size = 16;
        while (size < 4 * all.Length) size *= 2;
        (_slots, _mask) = (new (byte[], T?)[size], size - 1);
        foreach (var (name, value) in all)
        {
            var bytes = Encoding.UTF8.GetBytes(name);
            var slot = Hash(bytes) & _mask;
            while (_slots[slot].Value is not null && !bytes.AsSpan().SequenceEqual(_slots[slot].Name)) slot = (slot + 1) & _mask;
            if (_slots[slot].Value is null) _slots[slot] = (bytes, value);
        }
    }

    public bool TryGetValue(ReadOnlySpan<byte> name, [NotNullWhen(true)] out T? value)
    {
        for (var slot = Hash(name) & _mask; ; slot = (slot + 1) & _mask)
        {
            ref var found = ref _slots[slot];
            value = found.Value;
            if (value is null) return false;
            if (name.SequenceEqual(found.Name)) return true;
        }
    }

    /// <summary>Length, start and end: names of one family differ at their end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Hash(ReadOnlySpan<byte> name)
    {
        ref var first = ref MemoryMarshal.GetReference(name);
        var mixed = (ulong)name.Length;
        if (name.Length >= sizeof(ulong))
        {
            mixed ^= Unsafe.ReadUnaligned<ulong>(ref first);
            mixed = (mixed * 0x9E37_79B9_7F4A_7C15) ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, name.Length - sizeof(ulong)));
        }
        else
        {
            foreach (var letter in name) mixed = (mixed << 8) | letter;
        }

        return (int)((mixed * 0x9E37_79B9_7F4A_7C15) >> 40);
    }
}
