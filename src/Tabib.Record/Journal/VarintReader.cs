namespace Tabib.Record.Journal;

/// <summary>Reads what <see cref="FactCodec"/> wrote.</summary>
internal ref struct VarintReader(ReadOnlySpan<byte> data)
{
    private ReadOnlySpan<byte> _rest = data;

    public readonly bool AtEnd => _rest.IsEmpty;

    public byte Byte()
    {
        var value = _rest[0];
        _rest = _rest[1..];
        return value;
    }

    public ulong Number()
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 127) << shift;
            if (next < 128) return value;
        }
    }

    public ReadOnlySpan<byte> Bytes()
    {
        var length = (int)Number();
        var bytes = _rest[..length];
        _rest = _rest[length..];
        return bytes;
    }
}
