namespace Tabib.Evidence.Fairness;

/// <summary>Numbers scores in the order in which they are met: a table with open addresses, twice as large as it is filled.</summary>
internal sealed class ScorePlaces
{
    private ulong[] _keys = new ulong[1024];
    private int[] _places = new int[1024];
    private int _count;

    /// <param name="score">Not -0.</param>
    /// <returns>The number of the score; that of all before where it is new.</returns>
    public int Of(double score)
    {
        var key = BitConverter.DoubleToUInt64Bits(score);
        var at = Find(key);
        // Places are kept with 1 added: 0 is an empty one.
        if (_places[at] != 0) return _places[at] - 1;
        if (2 * (_count + 1) > _keys.Length)
        {
            Grow();
            at = Find(key);
        }

        (_keys[at], _places[at]) = (key, ++_count);
        return _count - 1;
    }

    private int Find(ulong key)
    {
        var mask = _keys.Length - 1;
        var at = (int)((key * 0x9E37_79B9_7F4A_7C15) >> 40) & mask;
        while (_places[at] != 0 && _keys[at] != key) at = (at + 1) & mask;
        return at;
    }

    private void Grow()
    {
        var (keys, places) = (_keys, _places);
        (_keys, _places) = (new ulong[keys.Length * 2], new int[keys.Length * 2]);
        for (var i = 0; i < keys.Length; i++)
        {
            if (places[i] == 0) continue;
            var at = Find(keys[i]);
            (_keys[at], _places[at]) = (keys[i], places[i]);
        }
    }
}
