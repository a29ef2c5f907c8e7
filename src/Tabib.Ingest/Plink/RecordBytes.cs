using System.Buffers.Binary;

namespace Tabib.Ingest.Plink;

/// <summary>Growing bytes that records are written to, one behind the other.</summary>
internal sealed class RecordBytes
{
    private byte[] _bytes = new byte[1 << 14];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Byte(byte value)
    {
        Ensure(1);
        _bytes[Length++] = value;
    }

    public void UInt16(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Reserve(2), value);

    /// <summary>Seven bits a byte, lowest first.</summary>
    public void Varint(uint value)
    {
        Ensure(5);
        for (; value >= 0x80; value >>= 7) _bytes[Length++] = (byte)(value | 0x80);
        _bytes[Length++] = (byte)value;
    }

    /// <param name="width">1 to 4 bytes, lowest first.</param>
    public void Number(uint value, int width)
    {
        foreach (ref var place in Reserve(width))
        {
            place = (byte)value;
            value >>= 8;
        }
    }

    /// <summary>Room to be filled before anything else is written; it may hold old bytes.</summary>
    public Span<byte> Reserve(int count)
    {
        Ensure(count);
        Length += count;
        return _bytes.AsSpan(Length - count, count);
    }

    /// <summary>Bytes already written, to be changed.</summary>
    public Span<byte> At(int place, int count) => _bytes.AsSpan(0, Length).Slice(place, count);

    private void Ensure(int more)
    {
        if (_bytes.Length - Length < more) Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(_bytes.Length * 2L, checked(Length + more))));
    }
}
