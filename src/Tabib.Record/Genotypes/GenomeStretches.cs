namespace Tabib.Record.Genotypes;

/// <summary>Stretches of one chromosome; those that touch are one, but for single bases, which keep what they tell.</summary>
internal sealed class GenomeStretches
{
    private readonly List<(int Start, int End, byte FirstBase)> _list = [];
    private bool _isUnsorted;
    private int _longest;

    public void Add(int start, int end, byte firstBase)
    {
        if (_list.Count > 0)
        {
            var last = _list[^1];
            if (last.End == start && (end - start > 1 || last.End - last.Start > 1))
            {
                _list[^1] = (last.Start, end, last.FirstBase);
                _longest = Math.Max(_longest, end - last.Start);
                return;
            }

            _isUnsorted |= start < last.Start;
        }

        _longest = Math.Max(_longest, end - start);
        _list.Add((start, end, firstBase));
    }

    public void Complete()
    {
        if (_isUnsorted) _list.Sort();
    }

    public bool Covers(int start, int end, out byte firstBase)
    {
        firstBase = 0;
        var next = FirstBehind(start) - 1;
        if (next < 0) return false;
        for (; start < end; next++)
        {
            if (next == _list.Count || _list[next].Start > start || _list[next].End <= start) return false;
            if (_list[next].Start == start && firstBase == 0) firstBase = _list[next].FirstBase;
            start = _list[next].End;
        }

        return true;
    }

    public bool Overlaps(int start, int end)
    {
        for (var next = FirstBehind(end - 1) - 1; next >= 0 && _list[next].Start > start - _longest; next--)
            if (_list[next].End > start) return true;
        return false;
    }

    /// <summary>Index of the first stretch that begins behind a position.</summary>
    private int FirstBehind(int position)
    {
        var (low, high) = (0, _list.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_list[middle].Start <= position) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
