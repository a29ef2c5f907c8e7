using System.Buffers;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Fhir;

/// <summary>What a producer writes, as a stream.</summary>
internal sealed class ProducerStream(IResourceProducer producer) : Stream
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 16);
    private readonly List<Problem> _problems = [];
    private int _read;
    private bool _ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Hands over the problems of the source found so far.</summary>
    public void TakeProblems(List<Problem> problems)
    {
        problems.AddRange(_problems);
        _problems.Clear();
    }

    public override int Read(Span<byte> buffer)
    {
        while (_read == _buffer.WrittenCount && !_ended)
        {
            _buffer.ResetWrittenCount();
            _read = 0;
            _ended = !producer.Next(_buffer, _problems);
        }

        var count = Math.Min(buffer.Length, _buffer.WrittenCount - _read);
        _buffer.WrittenSpan.Slice(_read, count).CopyTo(buffer);
        _read += count;
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
        if (disposing) (producer as IDisposable)?.Dispose();
        base.Dispose(disposing);
    }
}
