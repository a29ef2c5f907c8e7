using System.Buffers.Binary;
using System.IO.Compression;
using ZstdSharp;

namespace Tabib.Ingest.Bgen;

/// <summary>Decompresses the probabilities of variants, one after the other, into one buffer. One for each thread.</summary>
/// <exception cref="InvalidDataException">The data is damaged or of another length than stated.</exception>
internal sealed class BgenInflater(BgenHeader header) : IDisposable
{
    /// <summary>More than any variant of a real file; what states more is damaged.</summary>
    private const uint Largest = 1 << 30;

    private readonly Decompressor? _zstd = header.Compression == 2 ? new Decompressor() : null;
    private byte[] _buffer = [];
    private byte[] _packed = [];

    /// <returns>Valid until the next call.</returns>
    public ReadOnlySpan<byte> Inflate(ReadOnlySpan<byte> data)
    {
        if (header.Layout == 1)
        {
            if (header.Compression == 0) return data;
            return InflateZlib(data[4..], 6L * header.SampleCount);
        }

        data = data[4..];
        if (header.Compression == 0) return data;
        if (data.Length < 4) throw new InvalidDataException("The length of the probabilities is missing.");
        var length = BinaryPrimitives.ReadUInt32LittleEndian(data);
        if (length > Largest || length > 10 + ((long)header.SampleCount * 513) + ((long)data.Length << 12)) throw new InvalidDataException("The probabilities state more bytes than there can be.");
        return header.Compression == 1 ? InflateZlib(data[4..], length) : InflateZstd(data[4..], (int)length);
    }

    public void Dispose() => _zstd?.Dispose();

    private ReadOnlySpan<byte> InflateZlib(ReadOnlySpan<byte> packed, long length)
    {
        if (length > Largest) throw new InvalidDataException("The probabilities state more bytes than there can be.");
        if (_packed.Length < packed.Length) _packed = new byte[packed.Length];
        packed.CopyTo(_packed);
        Ensure((int)length);
        using var stream = new ZLibStream(new MemoryStream(_packed, 0, packed.Length, writable: false), CompressionMode.Decompress);
        try
        {
            if (stream.ReadAtLeast(_buffer.AsSpan(0, (int)length), (int)length, throwOnEndOfStream: false) == length && stream.ReadByte() < 0) return _buffer.AsSpan(0, (int)length);
        }
        catch (IOException fault)
        {
            // A stream that wants a dictionary is told so, not as InvalidDataException; memory itself has no such faults.
            throw new InvalidDataException("The compressed probabilities are damaged.", fault);
        }

        throw new InvalidDataException("The probabilities are of another length than stated.");
    }

    private ReadOnlySpan<byte> InflateZstd(ReadOnlySpan<byte> packed, int length)
    {
        Ensure(length);
        try
        {
            if (_zstd!.Unwrap(packed, _buffer.AsSpan(0, length)) == length) return _buffer.AsSpan(0, length);
        }
        catch (ZstdException fault)
        {
            throw new InvalidDataException("The compressed probabilities are damaged.", fault);
        }

        throw new InvalidDataException("The probabilities are of another length than stated.");
    }

    private void Ensure(int length)
    {
        if (_buffer.Length < length) _buffer = new byte[Math.Max(length, _buffer.Length * 2)];
    }
}
