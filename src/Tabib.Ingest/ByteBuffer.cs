using System.Buffers.Binary;
using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace Tabib.Ingest;

/// <summary>Bytes that grow at their end and are used again: what records and lines are put together in.</summary>
public sealed class ByteBuffer
{
    private const int LongestNumber = 32;

    private byte[] _bytes = [];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, Length);

    public ReadOnlySpan<byte> Slice(int start, int length) => _bytes.AsSpan(start, length);

    public void Clear() => Length = 0;

    /// <summary>Drops what stands behind a length.</summary>
    public void Truncate(int length) => Length = Math.Min(Length, length);

    /// <summary>Room to write into; <see cref="Advance"/> says how much of it was used.</summary>
    public Span<byte> GetSpan(int count)
    {
        if (_bytes.Length - Length < count) Grow(count);
        return _bytes.AsSpan(Length);
    }

    public void Advance(int count) => Length += count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(byte value)
    {
        if (Length == _bytes.Length) Grow(1);
        _bytes[Length++] = value;
    }

    /// <summary>The bytes may be some of this buffer's own.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_bytes.Length - Length < bytes.Length) Grow(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>Decimal digits.</summary>
    public void AppendNumber(long value)
    {
        Utf8Formatter.TryFormat(value, GetSpan(LongestNumber), out var count);
        Length += count;
    }

    public void AppendInt32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(GetSpan(sizeof(int)), value);
        Length += sizeof(int);
    }

    public void AppendUInt32(uint value) => AppendInt32(unchecked((int)value));

    public void AppendInt64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(GetSpan(sizeof(long)), value);
        Length += sizeof(long);
    }

    /// <summary>What was written from a place on, to be written over.</summary>
    internal Span<byte> Mutable(int start) => _bytes.AsSpan(start, Length - start);

    /// <summary>Makes room for bytes in the middle, or takes some away.</summary>
    public void Replace(int start, int length, ReadOnlySpan<byte> bytes)
    {
        var tail = Length - start - length;
        GetSpan(Math.Max(0, bytes.Length - length));
        _bytes.AsSpan(start + length, tail).CopyTo(_bytes.AsSpan(start + bytes.Length));
        bytes.CopyTo(_bytes.AsSpan(start));
        Length += bytes.Length - length;
    }

    private void Grow(int count) => Array.Resize(ref _bytes, checked((int)Math.Max(256, Math.Max((long)Length + count, Math.Min(2L * _bytes.Length, Array.MaxLength)))));
}
