using Tabib.Core.Outcomes;
using ZstdSharp;

namespace Tabib.Ingest;

/// <summary>Decompressed bytes, with damage and bombs turned into problems.</summary>
internal sealed class DecompressedStream(Stream decompressor, PeekedStream raw, GzipEnd? end, string name) : Stream
{
    private const long BombRatio = 1000;
    private const long BombSize = 1L << 28;

    private long _produced;

    /// <summary>Compressed bytes taken so far.</summary>
    public long SourceBytesRead => raw.BytesRead;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _produced;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int count;
        try
        {
            count = decompressor.Read(buffer);
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException or ZstdException)
        {
            throw Damaged(fault);
        }

        _produced += count;
        if (count == 0 && buffer.Length > 0 && end is not null && !end.IsProper(_produced)) throw Damaged(null);
        if (_produced > BombSize && _produced / BombRatio > Math.Max(1, raw.BytesRead))
        {
            throw new ProblemException(
                new Problem("INP004", ProblemSeverity.Fatal, $"The file swells more than {BombRatio:N0} times when decompressed; it was left.", new ProblemLocation(name), "Decompress it yourself if it is genuine."));
        }

        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private ProblemException Damaged(Exception? fault) => new(
        new Problem("INP003", ProblemSeverity.Fatal, $"The compressed data is damaged or cut off after {_produced:N0} decompressed bytes.", new ProblemLocation(name), "Fetch the file again; what came before the damage was read."),
        ProblemKind.BadData,
        fault);

    protected override void Dispose(bool disposing)
    {
        if (disposing) decompressor.Dispose();
        base.Dispose(disposing);
    }
}
