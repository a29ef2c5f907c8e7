using System.Buffers.Binary;

namespace Tabib.Ingest.Plink;

/// <summary>Walks through the bytes of one record of a .pgen.</summary>
/// <exception cref="InvalidDataException">The record ends before what it announces.</exception>
internal ref struct RecordCursor(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly int Remaining => _rest.Length;

    public readonly ReadOnlySpan<byte> Rest => _rest;

    public byte Byte() => Take(1)[0];

    /// <summary>Seven bits a byte, lowest first; the eighth says that more follow.</summary>
    public uint Varint()
    {
        var value = 0UL;
        for (var i = 0; i < _rest.Length && i < 5; i++)
        {
            value |= (ulong)(_rest[i] & 0x7F) << (i * 7);
            if (_rest[i] >= 0x80) continue;
            _rest = _rest[(i + 1)..];
            if (value > uint.MaxValue) break;
            return (uint)value;
        }

        throw new InvalidDataException("A number is cut off or too large.");
    }

    public ReadOnlySpan<byte> Take(long count)
    {
        if (count > _rest.Length) throw new InvalidDataException("The record ends early.");
        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }

    /// <summary>Unsigned, of 1 to 4 bytes.</summary>
    public static uint Number(ReadOnlySpan<byte> bytes, int width) => width switch
    {
        1 => bytes[0],
        2 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        3 => (uint)(bytes[0] | (bytes[1] << 8) | (bytes[2] << 16)),
        _ => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
    };
}
