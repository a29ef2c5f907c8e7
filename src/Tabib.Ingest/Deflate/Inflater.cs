using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tabib.Ingest.Deflate;

/// <summary>
/// Decompresses deflate (RFC 1951) where all of the input lies in memory and the length of the output is known, as it is for a block of BGZF.
/// Such a decoder needs no window and no state between calls; one for each thread.
/// </summary>
internal sealed class Inflater
{
    /// <summary>Bytes that an input must have behind its end: they may be read, and mean nothing.</summary>
    public const int InputSlack = 64;

    /// <summary>Bytes that an output must have behind its end: they may be written, and mean nothing.</summary>
    public const int OutputSlack = 512;

    private const int LiteralBits = 11;
    private const int DistanceBits = 8;
    private const int CodeLengthBits = 7;
    private const ulong LiteralMask = (1 << LiteralBits) - 1;
    private const ulong DistanceMask = (1 << DistanceBits) - 1;

    private readonly InflateTable _literals = new(LiteralBits, 1 << 12);
    private readonly InflateTable _distances = new(DistanceBits, 1 << 10);
    private readonly InflateTable _codeLengths = new(CodeLengthBits, 1 << CodeLengthBits);
    private readonly byte[] _lengths = new byte[InflateSymbols.LiteralCount + InflateSymbols.DistanceCount];
    private bool _isFixed;

    private ulong _bits;
    private int _bitCount;
    private int _at;

    /// <param name="source">From <paramref name="start"/> to <paramref name="end"/>, and <see cref="InputSlack"/> bytes behind it.</param>
    /// <param name="target">Where to write <paramref name="length"/> bytes; <see cref="OutputSlack"/> bytes behind them are overwritten.</param>
    /// <returns>False where the input is damaged, or has another length than it should.</returns>
    public bool TryInflate(byte[] source, int start, int end, byte[] target, int targetStart, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(source.Length, end + InputSlack);
        ArgumentOutOfRangeException.ThrowIfLessThan(target.Length, targetStart + length + OutputSlack);
        (_bits, _bitCount, _at) = (0, 0, start);
        var (written, isLast) = (targetStart, false);
        var limit = targetStart + length;
        while (!isLast)
        {
            if (_at - (_bitCount >> 3) >= end) return false;
            Refill(source);
            isLast = Take(1) != 0;
            switch (Take(2))
            {
                case 0:
                    if (!Store(source, end, target, ref written, limit)) return false;
                    continue;
                case 1:
                    if (!UseFixed()) return false;
                    break;
                case 2:
                    if (!ReadCodes(source, end)) return false;
                    break;
                default:
                    return false;
            }

            if (!Decode(source, end, target, targetStart, ref written, limit)) return false;
        }

        return written == limit && _at - (_bitCount >> 3) <= end;
    }

    /// <summary>At least 56 bits. The input has eight bytes more than any whole iteration looks at.</summary>
    private void Refill(byte[] source)
    {
        _bits |= BinaryPrimitives.ReadUInt64LittleEndian(source.AsSpan(_at)) << _bitCount;
        _at += (63 - _bitCount) >> 3;
        _bitCount |= 56;
    }

    private uint Take(int count)
    {
        var value = (uint)_bits & ((1u << count) - 1);
        _bits >>= count;
        _bitCount -= count;
        return value;
    }

    private bool Store(byte[] source, int end, byte[] target, ref int written, int limit)
    {
        // Back to the byte behind the one that the last bits are of.
        var at = _at - (_bitCount >> 3);
        (_bits, _bitCount) = (0, 0);
        if (at + 4 > end) return false;
        var length = BinaryPrimitives.ReadUInt16LittleEndian(source.AsSpan(at));
        if (BinaryPrimitives.ReadUInt16LittleEndian(source.AsSpan(at + 2)) != (ushort)~length) return false;
        at += 4;
        if (at + length > end || written + length > limit) return false;
        source.AsSpan(at, length).CopyTo(target.AsSpan(written));
        written += length;
        _at = at + length;
        return true;
    }

    private bool UseFixed()
    {
        if (_isFixed) return true;
        var lengths = _lengths.AsSpan();
        lengths[..144].Fill(8);
        lengths[144..256].Fill(9);
        lengths[256..280].Fill(7);
        lengths[280..288].Fill(8);
        lengths.Slice(288, 32).Fill(5);
        _isFixed = true;
        return _literals.Build(lengths[..288], InflateSymbols.Literals) && _distances.Build(lengths.Slice(288, 32), InflateSymbols.Distances);
    }

    /// <summary>Section 3.2.7: the codes of this block.</summary>
    private bool ReadCodes(byte[] source, int end)
    {
        _isFixed = false;
        var literals = (int)Take(5) + 257;
        var distances = (int)Take(5) + 1;
        var codeLengths = (int)Take(4) + 4;
        if (literals > 286 || distances > 30) return false;
        Span<byte> lengths = stackalloc byte[InflateSymbols.CodeLengthCount];
        lengths.Clear();
        for (var i = 0; i < codeLengths; i++)
        {
            if (_bitCount < 3) Refill(source);
            lengths[InflateSymbols.CodeLengthOrder[i]] = (byte)Take(3);
        }

        if (!_codeLengths.Build(lengths, InflateSymbols.CodeLengths)) return false;
        if (!ReadLengths(source, end, literals + distances)) return false;
        if (_lengths[InflateSymbols.EndOfBlock] == 0
            || !_literals.Build(_lengths.AsSpan(0, literals), InflateSymbols.Literals)
            || !_distances.Build(_lengths.AsSpan(literals, distances), InflateSymbols.Distances)) return false;
        if (HasManyLiterals()) _literals.JoinLiterals();
        return true;
    }

    /// <summary>The lengths of the codes say how often symbols come: pairs of literals are worth making where they are about half of all.</summary>
    private bool HasManyLiterals()
    {
        var share = 0;
        foreach (var length in _lengths.AsSpan(0, InflateSymbols.EndOfBlock)) share += (1 << InflateTable.LongestCode) >> (length == 0 ? 31 : length);
        return share > 1 << (InflateTable.LongestCode - 1);
    }

    private bool ReadLengths(byte[] source, int end, int count)
    {
        for (var i = 0; i < count;)
        {
            if (_at - (_bitCount >> 3) > end) return false;
            if (_bitCount < CodeLengthBits + 7) Refill(source);
            var entry = _codeLengths.Entries[(int)_bits & ((1 << CodeLengthBits) - 1)];
            if ((entry & InflateTable.Exceptional) != 0) return false;
            Take((int)entry & 63);
            var symbol = (int)(entry >> 16);
            if (symbol < 16)
            {
                _lengths[i++] = (byte)symbol;
                continue;
            }

            var (repeat, value) = symbol switch
            {
                16 => (3 + (int)Take(2), i > 0 ? _lengths[i - 1] : (byte)255),
                17 => (3 + (int)Take(3), (byte)0),
                _ => (11 + (int)Take(7), (byte)0),
            };
            if (value == 255 || i + repeat > count) return false;
            _lengths.AsSpan(i, repeat).Fill(value);
            i += repeat;
        }

        return true;
    }

    /// <summary>The symbols of one block.</summary>
    /// <remarks>At the head of the loop there are 56 bits, and the entry that they begin with is known: a length and its distance take 48 at most. The next entry is looked up before the match is copied.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Decode(byte[] sourceArray, int end, byte[] targetArray, int targetStart, ref int writtenSoFar, int limit)
    {
        ref var source = ref MemoryMarshal.GetArrayDataReference(sourceArray);
        ref var target = ref MemoryMarshal.GetArrayDataReference(targetArray);
        ref var literals = ref MemoryMarshal.GetArrayDataReference(_literals.Entries);
        ref var distances = ref MemoryMarshal.GetArrayDataReference(_distances.Entries);
        var (bits, bitCount, at, written) = (_bits, _bitCount, (nint)_at, (nint)writtenSoFar);

        // An iteration looks at no more than three words, and the slack is longer than these.
        var lastRead = (nint)end + 16;
        Refill(ref source, ref bits, ref bitCount, ref at);
        var entry = Unsafe.Add(ref literals, (nint)(bits & LiteralMask));
        while (at <= lastRead)
        {
            if ((entry & InflateTable.Literal) != 0)
            {
                // Four entries have at most 44 bits, and eight literals.
                if (written >= limit) return false;
                Put(ref target, ref written, ref bits, ref bitCount, entry);
                entry = Unsafe.Add(ref literals, (nint)(bits & LiteralMask));
                if ((entry & InflateTable.Literal) != 0)
                {
                    Put(ref target, ref written, ref bits, ref bitCount, entry);
                    entry = Unsafe.Add(ref literals, (nint)(bits & LiteralMask));
                    if ((entry & InflateTable.Literal) != 0)
                    {
                        Put(ref target, ref written, ref bits, ref bitCount, entry);
                        entry = Unsafe.Add(ref literals, (nint)(bits & LiteralMask));
                        if ((entry & InflateTable.Literal) != 0)
                        {
                            Put(ref target, ref written, ref bits, ref bitCount, entry);
                            entry = Unsafe.Add(ref literals, (nint)(bits & LiteralMask));
                            Refill(ref source, ref bits, ref bitCount, ref at);
                            continue;
                        }
                    }
                }

                // The lowest bits stay as they are, and the entry with them.
                Refill(ref source, ref bits, ref bitCount, ref at);
            }

            if ((entry & InflateTable.Exceptional) != 0)
            {
                if ((entry & InflateTable.SubTable) != 0)
                {
                    bits >>= LiteralBits;
                    bitCount -= LiteralBits;
                    entry = Unsafe.Add(ref literals, (nint)((entry >> 16) + (bits & ((1u << (int)((entry >> 8) & 31)) - 1))));
                    if ((entry & InflateTable.Literal) != 0)
                    {
                        if (written >= limit) return false;
                        Put(ref target, ref written, ref bits, ref bitCount, entry);
                        entry = Unsafe.Add(ref literals, (nint)(bits & LiteralMask));
                        Refill(ref source, ref bits, ref bitCount, ref at);
                        continue;
                    }
                }

                if ((entry & InflateTable.Exceptional) != 0)
                {
                    // The end of the block, or bits without meaning.
                    (_bits, _bitCount, _at, writtenSoFar) = (bits >> (int)entry, bitCount - ((int)entry & 63), (int)at, (int)written);
                    return (entry >> 16) == 0 && written <= limit;
                }
            }

            var length = (nint)((entry >> 16) + ((bits & ((1u << (int)entry) - 1)) >> (int)((entry >> 8) & 31)));
            bits >>= (int)entry;
            bitCount -= (int)entry & 63;
            entry = Unsafe.Add(ref distances, (nint)(bits & DistanceMask));
            if ((entry & InflateTable.Exceptional) != 0)
            {
                if ((entry & InflateTable.SubTable) == 0) return false;
                bits >>= DistanceBits;
                bitCount -= DistanceBits;
                entry = Unsafe.Add(ref distances, (nint)((entry >> 16) + (bits & ((1u << (int)((entry >> 8) & 31)) - 1))));
                if ((entry & InflateTable.Exceptional) != 0) return false;
            }

            var distance = (nint)((entry >> 16) + ((bits & ((1u << (int)entry) - 1)) >> (int)((entry >> 8) & 31)));
            bits >>= (int)entry;
            bitCount -= (int)entry & 63;
            entry = Unsafe.Add(ref literals, (nint)(bits & LiteralMask));
            Refill(ref source, ref bits, ref bitCount, ref at);
            if (distance > written - targetStart || written + length > limit) return false;
            MatchCopy.Copy(ref Unsafe.Add(ref target, written), distance, length);
            written += length;
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Refill(ref byte source, ref ulong bits, ref int bitCount, ref nint at)
    {
        bits |= Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref source, at)) << bitCount;
        at += (63 - bitCount) >> 3;
        bitCount |= 56;
    }

    /// <summary>Writes one literal or two; where it is one, the byte behind it is written over by what follows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(ref byte target, ref nint written, ref ulong bits, ref int bitCount, uint entry)
    {
        bits >>= (int)entry;
        bitCount -= (int)entry & 63;
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, written), (ushort)(entry >> 16));
        written += 1 + (nint)((entry >> 14) & 1);
    }
}
