using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Tabib.Ingest.Plink;

/// <summary>Bits of a byte array, lowest first, some at a time.</summary>
internal ref struct BitStream(ReadOnlySpan<byte> bytes, int firstBit)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private long _place = firstBit;

    /// <param name="count">0 to 64; what lies behind the end of the array is 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Take(int count)
    {
        if (count == 0) return 0;
        var at = (int)(_place >> 3);
        var shift = (int)_place & 7;
        _place += count;
        var value = Word(at) >> shift;
        if (shift + count > 64) value |= (at + 8 < _bytes.Length ? (ulong)_bytes[at + 8] : 0) << (64 - shift);
        return count == 64 ? value : value & ((1UL << count) - 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ulong Word(int at) => at + 8 <= _bytes.Length ? BinaryPrimitives.ReadUInt64LittleEndian(_bytes[at..]) : LastWord(at);

    private readonly ulong LastWord(int at)
    {
        var value = 0UL;
        for (var i = _bytes.Length - 1; i >= at; i--) value = (value << 8) | _bytes[i];
        return value;
    }
}
