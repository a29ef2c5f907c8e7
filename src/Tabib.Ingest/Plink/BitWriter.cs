using System.Buffers.Binary;

namespace Tabib.Ingest.Plink;

/// <summary>Writes bits, lowest first, some at a time; the last byte is filled up with zeros.</summary>
internal ref struct BitWriter(RecordBytes bytes)
{
    private ulong _current;
    private int _filled;

    /// <param name="value">Nothing above its lowest <paramref name="count"/> bits.</param>
    /// <param name="count">0 to 64.</param>
    public void Add(ulong value, int count)
    {
        if (count == 0) return;
        _current |= value << _filled;
        var taken = 64 - _filled;
        _filled += count;
        if (_filled < 64) return;
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.Reserve(8), _current);
        _filled -= 64;
        _current = _filled == 0 ? 0 : value >> taken;
    }

    public void End()
    {
        for (; _filled > 0; _filled -= 8, _current >>= 8) bytes.Byte((byte)_current);
        _filled = 0;
        _current = 0;
    }
}
