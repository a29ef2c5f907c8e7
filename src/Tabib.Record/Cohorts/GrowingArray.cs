namespace Tabib.Record.Cohorts;

/// <summary>Values in blocks until their number is known: nothing is copied twice while they come.</summary>
internal sealed class GrowingArray<T>
{
    private const int Block = 1 << 18;

    private readonly List<T[]> _blocks = [];
    private int _count;

    /// <summary>Room for further values, perhaps fewer than asked for; all of it counts as filled.</summary>
    public Span<T> Take(int wanted)
    {
        var used = _count % Block;
        if (used == 0) _blocks.Add(new T[Block]);
        var room = Math.Min(wanted, Block - used);
        _count += room;
        return _blocks[^1].AsSpan(used, room);
    }

    /// <summary>All values; this is empty afterwards.</summary>
    public T[] ToArray()
    {
        var all = GC.AllocateUninitializedArray<T>(_count);
        for (var i = 0; i < _blocks.Count; i++)
        {
            var block = _blocks[i];
            block.AsSpan(0, Math.Min(Block, _count - (i * Block))).CopyTo(all.AsSpan(i * Block));
            _blocks[i] = [];
        }

        _blocks.Clear();
        _count = 0;
        return all;
    }
}
