using System.Collections.Concurrent;

namespace Tabib.Ingest;

/// <summary>Writes BGZF with several threads. The bytes depend on what is written and the level alone: blocks are cut at fixed places and written in order.</summary>
internal sealed class BgzfWriter : Stream
{
    /// <summary>Blocks that a thread compresses at a time.</summary>
    private const int BlocksPerJob = 8;
    private const int JobContent = BlocksPerJob * BgzfFormat.BlockContent;

    private readonly Stream _output;
    private readonly List<long> _blocks = [];
    private readonly Queue<Job> _running = [];
    private readonly Stack<Job> _free = [];
    private readonly BlockingCollection<Job>? _work;
    private readonly Thread[] _threads;
    private readonly BgzfCompressor _compressor;
    private Job _filling = new();
    private long _written;
    private bool _isComplete;
    private bool _isStopped;

    /// <param name="level">0 (stored) to 9.</param>
    /// <param name="threads">That compress; 1 compresses on the thread that writes.</param>
    public BgzfWriter(Stream output, int level, int threads)
    {
        _output = output;
        _compressor = new BgzfCompressor(level);
        _threads = new Thread[threads > 1 ? threads : 0];
        if (threads <= 1) return;
        _work = new BlockingCollection<Job>(2 * threads);
        for (var i = 0; i < _threads.Length; i++)
        {
            _threads[i] = new Thread(() => Compress(level)) { IsBackground = true };
            _threads[i].Start();
        }
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    /// <summary>Decompressed bytes written so far.</summary>
    public override long Position { get; set; }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Position += buffer.Length;
        while (!buffer.IsEmpty)
        {
            var count = Math.Min(buffer.Length, JobContent - _filling.Length);
            buffer[..count].CopyTo(_filling.Content.AsSpan(_filling.Length));
            _filling.Length += count;
            buffer = buffer[count..];
            if (_filling.Length == JobContent) Submit();
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void WriteByte(byte value) => Write([value]);

    /// <summary>Writes what is left and the marker of the end. The stream below is flushed and left open.</summary>
    public void Complete()
    {
        if (_isComplete) return;
        if (_filling.Length > 0) Submit();
        while (_running.Count > 0) WriteNext();
        _blocks.Add(_written);
        _output.Write(BgzfFormat.EndMarker);
        _output.Flush();
        _isComplete = true;
        Stop();
    }

    /// <summary>The virtual offset of a place in the decompressed bytes; only when all is written.</summary>
    public VirtualOffset OffsetOf(long position)
    {
        var block = position / BgzfFormat.BlockContent;
        return new VirtualOffset(_blocks[(int)block], (int)(position % BgzfFormat.BlockContent));
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) Stop();
        base.Dispose(disposing);
    }

    private void Stop()
    {
        if (_work is null || _isStopped) return;
        _isStopped = true;
        _work.CompleteAdding();
        foreach (var thread in _threads) thread.Join();
        _work.Dispose();
    }

    private void Submit()
    {
        var job = _filling;
        _filling = _free.TryPop(out var free) ? free : new Job();
        _filling.Length = 0;
        _running.Enqueue(job);
        if (_work is null)
        {
            job.Compress(_compressor);
            WriteNext();
            return;
        }

        job.Done.Reset();
        _work.Add(job);
        while (_running.Count > 2 * _threads.Length || (_running.TryPeek(out var next) && next.Done.IsSet)) WriteNext();
    }

    private void WriteNext()
    {
        var job = _running.Dequeue();
        if (_work is not null) job.Done.Wait();
        if (job.Fault is { } fault) throw new InvalidOperationException("A block could not be compressed.", fault);
        foreach (var length in job.BlockLengths)
        {
            _blocks.Add(_written);
            _written += length;
        }

        _output.Write(job.Compressed.Written);
        _free.Push(job);
    }

    private void Compress(int level)
    {
        var compressor = new BgzfCompressor(level);
        foreach (var job in _work!.GetConsumingEnumerable())
        {
            try
            {
                job.Compress(compressor);
            }
            catch (Exception fault)
            {
                job.Fault = fault;
            }

            job.Done.Set();
        }
    }

    private sealed class Job
    {
        public byte[] Content { get; } = new byte[JobContent];

        public int Length { get; set; }

        public ByteBuffer Compressed { get; } = new();

        public List<int> BlockLengths { get; } = [];

        public ManualResetEventSlim Done { get; } = new();

        public Exception? Fault { get; set; }

        public void Compress(BgzfCompressor compressor)
        {
            Compressed.Clear();
            BlockLengths.Clear();
            for (var at = 0; at < Length; at += BgzfFormat.BlockContent)
            {
                var before = Compressed.Length;
                compressor.Append(Content.AsSpan(at, Math.Min(BgzfFormat.BlockContent, Length - at)), Compressed);
                BlockLengths.Add(Compressed.Length - before);
            }
        }
    }
}
