namespace Tabib.Record.Journal;

/// <summary>Numbers by UTF-8 text, looked up without making strings. Holds at most a given count, then starts anew: it is only ever a cache.</summary>
internal sealed class Utf8Map(int capacity)
{
    private readonly Dictionary<int, List<(byte[] Key, long Value)>> _entries = [];
    private int _count;

    public bool TryGet(ReadOnlySpan<byte> key, out long value)
    {
        if (_entries.TryGetValue(Hash(key), out var chain))
        {
            foreach (var (known, number) in chain)
            {
                if (!key.SequenceEqual(known)) continue;
                value = number;
                return true;
            }
        }

        value = 0;
        return false;
    }

    public void Add(ReadOnlySpan<byte> key, long value)
    {
        if (_count >= capacity) Clear();
        var hash = Hash(key);
        if (!_entries.TryGetValue(hash, out var chain)) _entries[hash] = chain = new List<(byte[], long)>(1);
        chain.Add((key.ToArray(), value));
        _count++;
    }

    public void Clear()
    {
        _entries.Clear();
        _count = 0;
    }

    private static int Hash(ReadOnlySpan<byte> key)
    {
        var hash = default(HashCode);
        hash.AddBytes(key);
        return hash.ToHashCode();
    }
}
