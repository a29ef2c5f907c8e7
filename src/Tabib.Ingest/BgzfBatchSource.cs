using System.Collections.Concurrent;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Deflate;

namespace Tabib.Ingest;

/// <summary>Decompresses BGZF with several threads: blocks are cut by their lengths alone, batches are handed on in order.</summary>
internal sealed class BgzfBatchSource : ByteBatchSource
{
    private const int BatchContent = 1 << 20;
    private const int WindowLength = 1 << 20;

    private readonly Stream _stream;
    private readonly string _name;
    private readonly Action<Problem>? _report;
    private readonly Inflater _inflater = new();
    private readonly Queue<BgzfJob> _queue = [];
    private readonly Stack<BgzfJob> _free = [];
    private readonly BlockingCollection<BgzfJob>? _work;
    private readonly Thread[] _threads;
    private readonly byte[] _window = new byte[WindowLength];
    private int _start;
    private int _end;
    private long _offset;
    private int _skip;
    private VirtualOffset _stop = new(ulong.MaxValue);
    private bool _atEnd;
    private bool _hasEndMarker;
    private Problem? _fault;

    /// <param name="threads">That decompress; 1 does so on the thread that reads.</param>
    public BgzfBatchSource(Stream stream, string name, int threads, Action<Problem>? report)
    {
        (_stream, _name, _report) = (stream, name, report);
        _threads = new Thread[threads > 1 ? threads : 0];
        if (threads > 1) _work = [];
        for (var i = 0; i < _threads.Length; i++)
        {
            _threads[i] = new Thread(Work) { IsBackground = true };
            _threads[i].Start();
        }
    }

    protected override int ArrayLength => Headroom + BatchContent + BgzfFormat.LargestBlock + Inflater.OutputSlack;

    public override ByteBatch? Next()
    {
        while (true)
        {
            if (_fault is { } fault) throw new ProblemException(fault);
            while (!_atEnd && _queue.Count <= 2 * _threads.Length)
            {
                var read = ReadJob();
                _queue.Enqueue(read);
                if (_queue.Count > 1) _work?.Add(read);
            }

            if (!_queue.TryDequeue(out var job)) return null;
            if (job.TryClaim()) job.Run(_inflater, _name);
            else job.Wait();
            _fault = job.Fault;
            if (_skip > 0 || IsLast(job)) TrimEnds(job);
            var batch = new ByteBatch(job.Target, job.Start, job.End);
            _free.Push(job);
            if (batch.End > batch.Start) return batch;
            Recycle(batch.Array);
        }
    }

    /// <summary>Byte of the file at which the next batch begins.</summary>
    public long NextOffset => _queue.TryPeek(out var next) ? next.Offset : _offset;

    /// <summary>Goes to a place of the file.</summary>
    /// <param name="stop">Where to end; nothing behind it is given.</param>
    /// <exception cref="ProblemException">BGZ005: the file ends before it.</exception>
    public void Seek(VirtualOffset start, VirtualOffset stop)
    {
        while (_queue.TryDequeue(out var job))
        {
            if (!job.TryClaim()) job.Wait();
            Recycle(job.Target);
        }

        // The end itself is a place to go on from where all was read before.
        if (start.Block > _stream.Length || (start.Block == _stream.Length && stop.Value != ulong.MaxValue)) throw new ProblemException(new Problem("BGZ005", ProblemSeverity.Fatal, "The index points behind the end of the file.", new ProblemLocation(_name), "Index the file again."));
        _stream.Position = start.Block;
        (_start, _end, _offset, _skip, _stop, _atEnd, _fault) = (0, 0, start.Block, start.Within, stop, false, null);
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        _work?.CompleteAdding();
        foreach (var thread in _threads) thread.Join();
        _work?.Dispose();
        _stream.Dispose();
    }

    private void Work()
    {
        var inflater = new Inflater();
        foreach (var job in _work!.GetConsumingEnumerable())
        {
            if (job.TryClaim()) job.Run(inflater, _name);
        }
    }

    /// <summary>Whether the job has the block that a seek ends in.</summary>
    private bool IsLast(BgzfJob job) => _stop.Value != ulong.MaxValue && _atEnd && _queue.Count == 0 && job.BlockCount > 0 && _offset > _stop.Block;

    private void TrimEnds(BgzfJob job)
    {
        job.Trim(_skip, IsLast(job) ? _stop.Within : -1);
        _skip = 0;
    }

    /// <summary>Cuts the next blocks off the file.</summary>
    private BgzfJob ReadJob()
    {
        var job = _free.TryPop(out var free) ? free : new BgzfJob();
        job.Begin(Rent(), Headroom, _offset);
        while (job.ContentLength < BatchContent)
        {
            if (_offset > _stop.Block || (_offset == _stop.Block && _stop.Within == 0))
            {
                _atEnd = true;
                break;
            }

            if (!TryReadBlock(job, out var block)) break;
            job.Add(block);
        }

        job.Release();
        return job;
    }

    private bool TryReadBlock(BgzfJob job, out ReadOnlySpan<byte> block)
    {
        if (_end - _start < BgzfFormat.LargestBlock) Fill();
        var bytes = _window.AsSpan(_start, _end - _start);
        block = default;
        if (bytes.IsEmpty)
        {
            if (!_hasEndMarker && !_atEnd) _report?.Invoke(new Problem("BGZ004", ProblemSeverity.Warning, "The block that marks the end of the file is missing.", new ProblemLocation(_name), "The file may be cut off: compare its length with the original."));
            _atEnd = true;
            return false;
        }

        if (!BgzfFormat.TryReadHeader(bytes, out _, out var length) || length > bytes.Length || (uint)BgzfFormat.ContentLength(bytes[..length]) > BgzfFormat.LargestBlock)
        {
            var isCut = length > bytes.Length || (bytes.Length < BgzfFormat.HeaderLength && BgzfFormat.Header.StartsWith(bytes[..Math.Min(4, bytes.Length)]));
            job.Fault = isCut
                ? BgzfJob.Damage("BGZ001", "The file ends inside a block.", _name, _offset)
                : BgzfJob.Damage("BGZ002", "What follows is no block of BGZF.", _name, _offset);
            _atEnd = true;
            return false;
        }

        block = bytes[..length];
        _hasEndMarker = BgzfFormat.ContentLength(block) == 0;
        _start += length;
        _offset += length;
        return true;
    }

    private void Fill()
    {
        _window.AsSpan(_start, _end - _start).CopyTo(_window);
        (_start, _end) = (0, _end - _start);
        _end += _stream.ReadAtLeast(_window.AsSpan(_end), _window.Length - _end, throwOnEndOfStream: false);
    }
}
