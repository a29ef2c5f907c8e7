namespace Tabib.Ingest;

/// <summary>A stream whose first bytes can be looked at before they are read, and that counts what was read.</summary>
internal sealed class PeekedStream(Stream inner) : Stream
{
    private const int Width = 4;

    private readonly byte[] _head = new byte[Width];
    private int _headLength = -1;
    private int _headRead;

    public long BytesRead { get; private set; }

    /// <summary>Sees every byte that is read; null for none.</summary>
    public GzipEnd? Observer { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => BytesRead;
        set => throw new NotSupportedException();
    }

    public ReadOnlySpan<byte> Peek()
    {
        if (_headLength < 0) _headLength = inner.ReadAtLeast(_head, Width, throwOnEndOfStream: false);
        return _head.AsSpan(0, _headLength);
    }

    public override int Read(Span<byte> buffer)
    {
        Peek();
        var count = Math.Min(buffer.Length, _headLength - _headRead);
        if (count > 0)
        {
            _head.AsSpan(_headRead, count).CopyTo(buffer);
            _headRead += count;
        }
        else
        {
            count = inner.Read(buffer);
        }

        BytesRead += count;
        Observer?.Observe(buffer[..count]);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
