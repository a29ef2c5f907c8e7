using System.Runtime.CompilerServices;
using System.Text;
using Tabib.Core.Coding;

namespace Tabib.Core.Facts;

/// <summary>Gives each distinct (system, code, display) a small number, straight from UTF-8. One writer at a time; readers may read what was already given out.</summary>
public sealed class ConceptTable
{
    private const int InitialSlots = 4096;

    private int[] _slots = new int[InitialSlots];
    private Entry[] _entries = new Entry[InitialSlots / 2];
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public Code CodeOf(int index) => _entries[index].Code;

    public string DisplayOf(int index) => _entries[index].Display;

    public int Intern(string system, string code, string display = "") =>
        Intern(Encoding.UTF8.GetBytes(system), Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(display));

    /// <returns>The number of this concept; the same for the same bytes.</returns>
    public int Intern(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code, ReadOnlySpan<byte> display)
    {
        var hash = Hash(system, code, display);
        var slot = (int)(hash & (uint)(_slots.Length - 1));
        while (_slots[slot] != 0)
        {
            ref var entry = ref _entries[_slots[slot] - 1];
            if (entry.Hash == hash && entry.Matches(system, code, display)) return _slots[slot] - 1;
            slot = (slot + 1) & (_slots.Length - 1);
        }

        return Add(hash, slot, system, code, display);
    }

    private int Add(uint hash, int slot, ReadOnlySpan<byte> system, ReadOnlySpan<byte> code, ReadOnlySpan<byte> display)
    {
        if (_count == _entries.Length)
        {
            Array.Resize(ref _entries, _entries.Length * 2);
            Rehash();
            slot = FreeSlot(hash);
        }

        _entries[_count] = new Entry(hash, system, code, display);
        _slots[slot] = _count + 1;
        Volatile.Write(ref _count, _count + 1);
        return _count - 1;
    }

    private void Rehash()
    {
        _slots = new int[_slots.Length * 2];
        for (var i = 0; i < _count; i++) _slots[FreeSlot(_entries[i].Hash)] = i + 1;
    }

    private int FreeSlot(uint hash)
    {
        var slot = (int)(hash & (uint)(_slots.Length - 1));
        while (_slots[slot] != 0) slot = (slot + 1) & (_slots.Length - 1);
        return slot;
    }

    private static uint Hash(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code, ReadOnlySpan<byte> display)
    {
        // FNV-1a over 8-byte words: the texts are short and come from code systems, not from an adversary's flood (the table is capped by the input's own size).
        var hash = Mix(Mix(Mix(14695981039346656037UL, system), code), display);
        return (uint)(hash ^ (hash >> 32));
    }

    private static ulong Mix(ulong hash, ReadOnlySpan<byte> bytes)
    {
        const ulong prime = 1099511628211UL;
        while (bytes.Length >= 8)
        {
            hash = (hash ^ Unsafe.ReadUnaligned<ulong>(in bytes[0])) * prime;
            hash ^= hash >> 29;
            bytes = bytes[8..];
        }

        foreach (var b in bytes) hash = (hash ^ b) * prime;
        return (hash ^ 0xFF) * prime;
    }

    private readonly struct Entry
    {
        private readonly byte[] _system;
        private readonly byte[] _code;
        private readonly byte[] _display;

        public Entry(uint hash, ReadOnlySpan<byte> system, ReadOnlySpan<byte> code, ReadOnlySpan<byte> display)
        {
            Hash = hash;
            _system = system.ToArray();
            _code = code.ToArray();
            _display = display.ToArray();
            Code = new Code(string.Intern(Encoding.UTF8.GetString(system)), Encoding.UTF8.GetString(code));
            Display = Encoding.UTF8.GetString(display);
        }

        public uint Hash { get; }

        public Code Code { get; }

        public string Display { get; }

        public bool Matches(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code, ReadOnlySpan<byte> display) =>
            code.SequenceEqual(_code) && display.SequenceEqual(_display) && system.SequenceEqual(_system);
    }
}
