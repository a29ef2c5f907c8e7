using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tabib.Ingest.Deflate;

/// <summary>Writes the tokens of one block with a code made for them (RFC 1951 section 3.2.7).</summary>
internal sealed class DeflateWriter
{
    private const int Literals = 286;
    private const int Distances = 30;
    private const int LongestLengthCode = 7;
    private const uint Match = 0x8000_0000;

    private readonly HuffmanCode _literals = new(Literals, InflateTable.LongestCode);
    private readonly HuffmanCode _distances = new(Distances, InflateTable.LongestCode);
    private readonly HuffmanCode _lengths = new(InflateSymbols.CodeLengthCount, LongestLengthCode);
    private readonly byte[] _all = new byte[Literals + Distances];
    private readonly List<(byte Symbol, byte Extra)> _runs = [];

    /// <summary>Code and extra bits of each length, above the number of these bits.</summary>
    private readonly uint[] _ofLength = new uint[259];

    /// <summary>Of each symbol of a distance: the distance that it begins with less one, its code, all of its bits, the bits of its code.</summary>
    private readonly ulong[] _ofDistance = new ulong[Distances];
    private ulong _bits;
    private int _bitCount;
    private int _at;

    /// <param name="tokens">As the deflater makes them.</param>
    /// <returns>Bytes written; −1 where the target has no room for them.</returns>
    public int Write(ReadOnlySpan<uint> tokens, Span<byte> target)
    {
        Count(tokens);
        _literals.Build();
        _distances.Build();
        var (literals, distances) = (UsedOf(_literals.Lengths, 257), UsedOf(_distances.Lengths, 1));
        MakeRuns(literals, distances);
        _lengths.Build();
        if (SizeInBits(tokens.Length) / 8 > target.Length - 16) return -1;
        (_bits, _bitCount, _at) = (0, 0, 0);
        WriteCodes(literals, distances, target);
        MakeTables();
        WriteTokens(tokens, target);
        for (; _bitCount > 0; _bitCount -= 8, _bits >>= 8) target[_at++] = (byte)_bits;
        return _at;
    }

    private void Count(ReadOnlySpan<uint> tokens)
    {
        Array.Clear(_literals.Counts);
        Array.Clear(_distances.Counts);
        foreach (var token in tokens)
        {
            if ((token & Match) == 0)
            {
                _literals.Counts[token]++;
                continue;
            }

            _literals.Counts[DeflateSymbols.FirstLength + DeflateSymbols.OfLength[(token >> 16) & 0x1FF]]++;
            _distances.Counts[DeflateSymbols.OfDistance((int)(token & 0xFFFF) + 1)]++;
        }

        _literals.Counts[InflateSymbols.EndOfBlock] = 1;
    }

    private static int UsedOf(byte[] lengths, int least)
    {
        var used = lengths.Length;
        while (used > least && lengths[used - 1] == 0) used--;
        return used;
    }

    /// <summary>The lengths of both codes, repetitions told by their number.</summary>
    private void MakeRuns(int literals, int distances)
    {
        _literals.Lengths.AsSpan(0, literals).CopyTo(_all);
        _distances.Lengths.AsSpan(0, distances).CopyTo(_all.AsSpan(literals));
        var all = _all.AsSpan(0, literals + distances);
        _runs.Clear();
        Array.Clear(_lengths.Counts);
        for (var at = 0; at < all.Length;)
        {
            var length = all[at];
            var run = all[at..].IndexOfAnyExcept(length) is >= 0 and var end ? end : all.Length - at;
            at += run;
            if (length != 0)
            {
                Add(length, 0);
                run--;
            }

            while (run > 0) run -= AddRepetition(length, run);
        }
    }

    /// <returns>How many of the run were told.</returns>
    private int AddRepetition(byte length, int run)
    {
        var (symbol, least, most) = length != 0 ? (16, 3, 6) : run < 11 ? (17, 3, 10) : (18, 11, 138);
        var count = Math.Min(run, most);
        if (count < least)
        {
            Add(length, 0);
            return 1;
        }

        Add((byte)symbol, (byte)(count - least));
        return count;
    }

    private void Add(byte symbol, byte extra)
    {
        _runs.Add((symbol, extra));
        _lengths.Counts[symbol]++;
    }

    private long SizeInBits(int tokens)
    {
        var bits = 1024L + (14L * _runs.Count);
        for (var i = 0; i < Literals; i++) bits += (long)_literals.Counts[i] * (_literals.Lengths[i] + (i >= DeflateSymbols.FirstLength ? DeflateSymbols.LengthExtra[i - DeflateSymbols.FirstLength] : 0));
        for (var i = 0; i < Distances; i++) bits += (long)_distances.Counts[i] * (_distances.Lengths[i] + DeflateSymbols.DistanceExtra[i]);
        return bits + (tokens == 0 ? 64 : 0);
    }

    private void WriteCodes(int literals, int distances, Span<byte> target)
    {
        var lengths = InflateSymbols.CodeLengthCount;
        while (lengths > 4 && _lengths.Lengths[InflateSymbols.CodeLengthOrder[lengths - 1]] == 0) lengths--;

        // The last block, and a code of its own.
        Put(1 | (2 << 1), 3, target);
        Put((uint)(literals - 257) | ((uint)(distances - 1) << 5) | ((uint)(lengths - 4) << 10), 14, target);
        for (var i = 0; i < lengths; i++) Put(_lengths.Lengths[InflateSymbols.CodeLengthOrder[i]], 3, target);
        foreach (var (symbol, extra) in _runs)
        {
            Put(_lengths.Codes[symbol], _lengths.Lengths[symbol], target);
            if (symbol >= 16) Put(extra, symbol == 16 ? 2 : symbol == 17 ? 3 : 7, target);
        }
    }

    private void Put(uint value, int count, Span<byte> target)
    {
        _bits |= (ulong)value << _bitCount;
        _bitCount += count;
        if (_bitCount < 32) return;
        BinaryPrimitives.WriteUInt32LittleEndian(target[_at..], (uint)_bits);
        _at += 4;
        _bits >>= 32;
        _bitCount -= 32;
    }

    /// <summary>What is written for each length and each symbol of a distance.</summary>
    private void MakeTables()
    {
        for (var length = 3; length < _ofLength.Length; length++)
        {
            int symbol = DeflateSymbols.OfLength[length];
            var bits = _literals.Lengths[DeflateSymbols.FirstLength + symbol];
            var code = _literals.Codes[DeflateSymbols.FirstLength + symbol] | ((uint)(length - DeflateSymbols.LengthBase[symbol]) << bits);
            _ofLength[length] = (code << 8) | (uint)(bits + DeflateSymbols.LengthExtra[symbol]);
        }

        for (var symbol = 0; symbol < Distances; symbol++)
        {
            var bits = _distances.Lengths[symbol];
            _ofDistance[symbol] = ((ulong)(DeflateSymbols.DistanceBase[symbol] - 1) << 32) | ((ulong)_distances.Codes[symbol] << 16) | ((ulong)(bits + DeflateSymbols.DistanceExtra[symbol]) << 8) | bits;
        }
    }

    /// <summary>A token has at most 48 bits, so that one write of eight bytes before each is enough.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WriteTokens(ReadOnlySpan<uint> tokens, Span<byte> target)
    {
        var (bits, count, at) = (_bits, _bitCount, _at);
        ref var codes = ref MemoryMarshal.GetArrayDataReference(_literals.Codes);
        ref var lengths = ref MemoryMarshal.GetArrayDataReference(_literals.Lengths);
        ref var ofLength = ref MemoryMarshal.GetArrayDataReference(_ofLength);
        ref var ofDistance = ref MemoryMarshal.GetArrayDataReference(_ofDistance);
        foreach (var token in tokens)
        {
            if (count >= 16)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(target[at..], bits);
                var whole = count >> 3;
                at += whole;
                bits >>= whole << 3;
                count &= 7;
            }

            if ((token & Match) == 0)
            {
                bits |= (ulong)Unsafe.Add(ref codes, (nint)token) << count;
                count += Unsafe.Add(ref lengths, (nint)token);
                continue;
            }

            // 15 bits from before, 20 of the length, 28 of the distance.
            var length = Unsafe.Add(ref ofLength, (nint)((token >> 16) & 0x1FF));
            bits |= (ulong)(length >> 8) << count;
            count += (int)(length & 0xFF);
            var distance = token & 0xFFFF;
            var code = Unsafe.Add(ref ofDistance, DeflateSymbols.OfDistance((int)distance + 1));
            bits |= (((code >> 16) & 0xFFFF) | ((distance - (code >> 32)) << (int)(code & 0xF))) << count;
            count += (int)(code >> 8) & 0x1F;
        }

        BinaryPrimitives.WriteUInt64LittleEndian(target[at..], bits);
        at += count >> 3;
        (_bits, _bitCount, _at) = (count >= 64 ? 0 : bits >> (count & ~7), count & 7, at);
        Put(_literals.Codes[InflateSymbols.EndOfBlock], _literals.Lengths[InflateSymbols.EndOfBlock], target);
    }
}
