namespace Tabib.Ingest.Deflate;

/// <summary>The shortest code for symbols of given numbers, none longer than a limit, in the canonical form of deflate (RFC 1951 section 3.2.2).</summary>
/// <remarks>Lengths: Moffat and Katajainen, In-place calculation of minimum-redundancy codes, WADS 1995.</remarks>
internal sealed class HuffmanCode(int symbolCount, int longest)
{
    private const int SymbolBits = 9;

    private readonly uint[] _sorted = new uint[symbolCount];
    private readonly int[] _weights = new int[symbolCount];

    /// <summary>How often each symbol comes.</summary>
    public int[] Counts { get; } = new int[symbolCount];

    /// <summary>Bits of the code of each symbol; 0 for one that does not come.</summary>
    public byte[] Lengths { get; } = new byte[symbolCount];

    /// <summary>The codes, their first bit lowest.</summary>
    public ushort[] Codes { get; } = new ushort[symbolCount];

    /// <summary>Makes lengths and codes. Where fewer than two symbols come, unused ones fill up, for a code needs two.</summary>
    public void Build()
    {
        var used = Collect();
        Array.Clear(Lengths);
        if (used < 2)
        {
            var only = used == 1 ? (int)(_sorted[0] & ((1 << SymbolBits) - 1)) : 0;
            Lengths[only] = Lengths[only == 0 ? 1 : 0] = 1;
        }
        else
        {
            FindDepths(_weights.AsSpan(0, used));
            AssignLengths(used);
        }

        AssignCodes();
    }

    /// <summary>The symbols that come, the rarest first.</summary>
    private int Collect()
    {
        var used = 0;
        for (var symbol = 0; symbol < symbolCount; symbol++)
        {
            if (Counts[symbol] > 0) _sorted[used++] = ((uint)Counts[symbol] << SymbolBits) | (uint)symbol;
        }

        _sorted.AsSpan(0, used).Sort();
        for (var i = 0; i < used; i++) _weights[i] = (int)(_sorted[i] >> SymbolBits);
        return used;
    }

    /// <summary>Ascending weights become depths, in place.</summary>
    private static void FindDepths(Span<int> a)
    {
        var n = a.Length;
        a[0] += a[1];
        var (root, leaf) = (0, 2);
        for (var next = 1; next < n - 1; next++)
        {
            if (leaf >= n || a[root] < a[leaf])
            {
                a[next] = a[root];
                a[root++] = next;
            }
            else a[next] = a[leaf++];
            if (leaf >= n || (root < next && a[root] < a[leaf]))
            {
                a[next] += a[root];
                a[root++] = next;
            }
            else a[next] += a[leaf++];
        }

        a[n - 2] = 0;
        for (var next = n - 3; next >= 0; next--) a[next] = a[a[next]] + 1;
        var (available, usedNodes, depth) = (1, 0, 0);
        root = n - 2;
        for (var next = n - 1; available > 0;)
        {
            while (root >= 0 && a[root] == depth)
            {
                usedNodes++;
                root--;
            }

            while (available > usedNodes)
            {
                a[next--] = depth;
                available--;
            }

            available = 2 * usedNodes;
            depth++;
            usedNodes = 0;
        }
    }

    /// <summary>Depths beyond the limit are cut, and others lengthened until the code fits again.</summary>
    private void AssignLengths(int used)
    {
        Span<int> counts = stackalloc int[InflateTable.LongestCode + 1];
        counts.Clear();
        var taken = 0;
        for (var i = 0; i < used; i++)
        {
            var length = Math.Min(_weights[i], longest);
            counts[length]++;
            taken += 1 << (longest - length);
        }

        while (taken > 1 << longest)
        {
            var length = longest - 1;
            while (counts[length] == 0) length--;
            counts[length]--;
            counts[length + 1]++;
            taken -= 1 << (longest - length - 1);
        }

        for (; taken < 1 << longest; taken++)
        {
            counts[longest]--;
            counts[longest - 1]++;
        }

        var symbol = 0;
        for (var length = longest; length > 0; length--)
        {
            for (var i = counts[length]; i > 0; i--) Lengths[_sorted[symbol++] & ((1 << SymbolBits) - 1)] = (byte)length;
        }
    }

    private void AssignCodes()
    {
        Span<int> next = stackalloc int[InflateTable.LongestCode + 2];
        next.Clear();
        foreach (var length in Lengths)
        {
            if (length > 0) next[length + 1]++;
        }

        for (var length = 1; length <= InflateTable.LongestCode; length++) next[length] = (next[length] + next[length - 1]) << 1;
        for (var symbol = 0; symbol < symbolCount; symbol++)
        {
            if (Lengths[symbol] > 0) Codes[symbol] = Reversed(next[Lengths[symbol]]++, Lengths[symbol]);
        }
    }

    private static ushort Reversed(int code, int length)
    {
        var bits = (uint)code;
        bits = ((bits & 0x5555) << 1) | ((bits >> 1) & 0x5555);
        bits = ((bits & 0x3333) << 2) | ((bits >> 2) & 0x3333);
        bits = ((bits & 0x0F0F) << 4) | ((bits >> 4) & 0x0F0F);
        bits = ((bits & 0x00FF) << 8) | (bits >> 8);
        return (ushort)(bits >> (16 - length));
    }
}
