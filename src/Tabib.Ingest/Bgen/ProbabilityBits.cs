using System.Buffers.Binary;

namespace Tabib.Ingest.Bgen;

/// <summary>Numbers of the same width, packed lowest bit first.</summary>
internal ref struct ProbabilityBits(ReadOnlySpan<byte> bytes, int width)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly ulong _mask = (1UL << width) - 1;
    private long _place;

    /// <summary>The next number; 0 behind the end, which the caller has excluded by the length.</summary>
    public ulong Next()
    {
        var at = (int)(_place >> 3);
        var shift = (int)_place & 7;
        _place += width;
        if (at + 8 <= _bytes.Length) return (BinaryPrimitives.ReadUInt64LittleEndian(_bytes[at..]) >> shift) & _mask;
        var value = 0UL;
        for (var i = _bytes.Length - 1; i >= at; i--) value = (value << 8) | _bytes[i];
        return (value >> shift) & _mask;
    }

    public void Skip(int count) => _place += (long)count * width;
}
