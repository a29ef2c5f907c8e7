using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tabib.Ingest.Deflate;

/// <summary>
/// Compresses a block of at most 65,535 bytes to deflate with a code of its own (RFC 1951). The bytes depend on the content and the level alone.
/// Matches are sought along chains of places with the same four bytes; a match is worth what its literals would cost less what it costs itself. One for each thread.
/// </summary>
internal sealed class Deflater
{
    private const int LargestContent = 65535;
    private const int Slack = 272;
    private const int HashBits = 15;
    private const int LeastMatch = 4;
    private const int LongestMatch = 258;
    private const int LargestDistance = 32768;

    /// <summary>Bits that the symbols of a match cost besides those of its distance.</summary>
    private const int MatchCost = 9;

    private readonly int _depth;
    private readonly int _enough;
    private readonly byte[] _content = new byte[LargestContent + Slack];
    private readonly ushort[] _heads = new ushort[1 << HashBits];
    private readonly ushort[] _before = new ushort[LargestContent + 1];
    private readonly uint[] _tokens = new uint[LargestContent + 1];
    private readonly DeflateWriter _writer = new();
    private int _length;
    private int _literalCost;

    /// <param name="level">Up to 9: how many places are looked at.</param>
    public Deflater(int level)
    {
        (_depth, _enough) = level switch
        {
            <= 4 => (8, 48),
            5 => (16, 64),
            6 => (32, 96),
            7 => (64, 130),
            8 => (160, 258),
            _ => (512, 258),
        };
    }

    /// <returns>Bytes written to the target; −1 where it has no room for them.</returns>
    public int Compress(ReadOnlySpan<byte> content, Span<byte> target)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(content.Length, LargestContent);
        content.CopyTo(_content);
        _content.AsSpan(content.Length, Slack).Clear();
        _length = content.Length;
        _literalCost = CostOfLiterals(content);
        Array.Clear(_heads);
        return _writer.Write(_tokens.AsSpan(0, FindTokens()), target);
    }

    /// <summary>Eighths of a bit that a literal costs: the entropy of every eighth byte.</summary>
    private static int CostOfLiterals(ReadOnlySpan<byte> content)
    {
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        var seen = 0;
        for (var i = 0; i < content.Length; i += 7, seen++) counts[content[i]]++;
        var bits = 0.0;
        foreach (var count in counts)
        {
            if (count > 0) bits -= count * Math.Log2((double)count / seen);
        }

        return seen == 0 ? 64 : Math.Clamp((int)(8 * bits / seen), 16, 64);
    }

    /// <summary>A literal is its byte; a match has its highest bit set, then its length and its distance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int FindTokens()
    {
        ref var content = ref MemoryMarshal.GetArrayDataReference(_content);
        ref var tokens = ref MemoryMarshal.GetArrayDataReference(_tokens);
        var (count, at, last) = (0, 0, _length - LeastMatch);
        var (length, distance, gain) = (0, 0, 0);
        while (at <= last)
        {
            if (length == 0)
            {
                gain = Find(ref content, at, 0, out length, out distance);
                if (gain <= 0)
                {
                    Unsafe.Add(ref tokens, count++) = Unsafe.Add(ref content, at++);
                    length = 0;
                    continue;
                }
            }

            if (length < _enough && at < last)
            {
                // A literal now may buy a better match: it must save more than it costs.
                var next = Find(ref content, at + 1, length, out var nextLength, out var nextDistance);
                if (next > gain)
                {
                    Unsafe.Add(ref tokens, count++) = Unsafe.Add(ref content, at++);
                    (length, distance, gain) = (nextLength, nextDistance, next);
                    continue;
                }
            }
            else if (at < last)
            {
                Enter(ref content, at + 1);
            }

            Unsafe.Add(ref tokens, count++) = 0x8000_0000 | ((uint)length << 16) | (uint)(distance - 1);
            var end = at + length;
            for (at += 2; at < end && at <= last; at++) Enter(ref content, at);
            at = end;
            length = 0;
        }

        while (at < _length) Unsafe.Add(ref tokens, count++) = Unsafe.Add(ref content, at++);
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint HashOf(uint bytes) => (bytes * 0x9E37_79B1) >> (32 - HashBits);

    /// <summary>Enters a place into its chain.</summary>
    /// <returns>The place before it, plus one; 0 for none.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Enter(ref byte content, int at)
    {
        ref var head = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_heads), (nint)HashOf(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref content, at))));
        int before = head;
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_before), at) = (ushort)before;
        head = (ushort)(at + 1);
        return before;
    }

    /// <summary>Seeks the match that saves most bits at a place.</summary>
    /// <param name="least">Only matches longer than this are looked at.</param>
    /// <returns>Eighths of a bit that it saves; not above 0 where there is none.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Find(ref byte content, int at, int least, out int length, out int distance)
    {
        var candidate = Enter(ref content, at);
        (length, distance) = (0, 0);
        var (best, room, longest) = (0, Math.Min(LongestMatch, _length - at), Math.Max(least, LeastMatch - 1));
        if (longest >= room) return 0;
        var start = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref content, at));
        var tail = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref content, at + longest - 3));
        for (var left = _depth; candidate > 0 && left > 0; left--)
        {
            var place = candidate - 1;
            if (at - place > LargestDistance) break;
            candidate = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_before), place);
            if (Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref content, place + longest - 3)) != tail || Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref content, place)) != start) continue;
            var same = LengthOf(ref Unsafe.Add(ref content, at), ref Unsafe.Add(ref content, place), room);
            if (same <= longest) continue;
            var gain = (same * _literalCost) - (8 * (MatchCost + BitOperations.Log2((uint)(at - place))));
            if (gain <= best) continue;
            (best, length, distance, longest) = (gain, same, at - place, same);
            if (same >= _enough || same == room) break;
            tail = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref content, at + longest - 3));
        }

        return best;
    }

    /// <summary>How many bytes are the same; at least four are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int LengthOf(ref byte a, ref byte b, int most)
    {
        for (var i = LeastMatch; i < most; i += sizeof(ulong))
        {
            var difference = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref a, i)) ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref b, i));
            if (difference != 0) return Math.Min(most, i + (BitOperations.TrailingZeroCount(difference) >> 3));
        }

        return most;
    }
}
