namespace Tabib.Record.Cohorts;

/// <summary>Values in blocks until their number is known: nothing is copied twice while they come, and nothing at all where as many come as were expected.</summary>
/// <param name="expected">0 where it is not known.</param>
internal sealed class GrowingArray<T>(int expected = 0)
{
    private readonly int _size = expected > 0 ? expected : 1 << 18;
    private readonly List<T[]> _blocks = [];
    private int _count;

    /// <summary>Room for further values, perhaps fewer than asked for; all of it counts as filled.</summary>
    public Span<T> Take(int wanted)
    {
        var used = _count % _size;
        if (used == 0) _blocks.Add(GC.AllocateUninitializedArray<T>(_size));
        var room = Math.Min(wanted, _size - used);
        _count += room;
        return _blocks[^1].AsSpan(used, room);
    }

    /// <summary>All values; this is empty afterwards.</summary>
    public T[] ToArray()
    {
        if (_blocks.Count == 1 && _count == _size) return Empty(_blocks[0]);
        var all = GC.AllocateUninitializedArray<T>(_count);
        for (var i = 0; i < _blocks.Count; i++)
        {
            var block = _blocks[i];
            block.AsSpan(0, Math.Min(_size, _count - (i * _size))).CopyTo(all.AsSpan(i * _size));
            _blocks[i] = [];
        }

        return Empty(all);
    }

    private T[] Empty(T[] all)
    {
        _blocks.Clear();
        _count = 0;
        return all;
    }
}
